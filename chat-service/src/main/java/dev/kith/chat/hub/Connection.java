package dev.kith.chat.hub;

import dev.kith.chat.hub.OutboundQueue.Admission;
import dev.kith.http.identity.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket on Tomcat's WebSocket session: what goes out, and how it ends. */
final class Connection implements Socket {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Session transport;
    private final OutboundQueue queue;
    private final Clock clock;
    private final Instant opened;
    private volatile Identity identity;
    private volatile @Nullable ProtocolSession session;
    private volatile @Nullable CloseCode asked;
    private volatile long heardAt;
    private volatile long pingedAt;
    private volatile boolean isHandling;

    Connection(Session transport, Identity identity, HubProperties limits, Backlog backlog, Clock clock) {
        this.transport = transport;
        this.identity = identity;
        this.queue = new OutboundQueue(limits.queueFrames(), limits.queueSize().toBytes(), backlog);
        this.clock = clock;
        this.opened = clock.instant();
        this.heardAt = System.nanoTime();
        this.pingedAt = heardAt;
    }

    @Override
    public String id() {
        return transport.getId();
    }

    @Override
    public String protocol() {
        return transport.getNegotiatedSubprotocol();
    }

    @Override
    public Optional<String> parameter(String name) {
        return transport.getRequestParameterMap().getOrDefault(name, List.of()).stream()
                .findFirst();
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Instant opened() {
        return opened;
    }

    @Override
    public ProtocolSession session() {
        var accepted = session;
        if (accepted == null) {
            throw new IllegalStateException("socket %s is not accepted yet".formatted(id()));
        }
        return accepted;
    }

    void accepted(ProtocolSession accepted) {
        session = accepted;
    }

    @Override
    public void renew(Identity fresh) {
        if (!fresh.subject().equals(user())) {
            throw new IllegalArgumentException("the token is another user's");
        }
        identity = fresh;
    }

    @Override
    public boolean send(String text) {
        var admission = queue.add(new Frame.Text(text));
        if (admission == Admission.FULL) {
            closeNow(CloseCode.SLOW);
        } else {
            start(admission);
        }
        return admission == Admission.ADMITTED || admission == Admission.WRITER_NEEDED;
    }

    @Override
    public boolean hasRoom() {
        return queue.hasRoom();
    }

    @Override
    public void close(CloseCode code) {
        finish(code, queue.finish(new Frame.Close(code)));
    }

    /** Closes it without what was sent before. */
    private void closeNow(CloseCode code) {
        finish(code, queue.finishNow(new Frame.Close(code)));
    }

    private void finish(CloseCode code, Admission admission) {
        if (admission != Admission.FINISHED) {
            asked = code;
            start(admission);
        }
    }

    @Override
    public boolean isClosing() {
        return queue.isFinished();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    /**
     * Between these two the protocol is at work and nothing more is read: the client cannot be heard, however often it
     * speaks.
     */
    void beginsHandling() {
        isHandling = true;
    }

    void endsHandling() {
        heard();
        isHandling = false;
    }

    /** Looks whether the caller may still be here, and whether the other end is: asks it, or gives it up. */
    void check(HubProperties limits) {
        // The time of day may be set anew; how long a client was silent must not depend on it.
        var now = System.nanoTime();
        if (!clock.instant().isBefore(identity.expires())) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (!isHandling && now - heardAt > limits.pongWait().toNanos()) {
            closeNow(CloseCode.UNRESPONSIVE);
        } else if (now - pingedAt >= limits.pingInterval().toNanos()) {
            pingedAt = now;
            start(queue.add(new Frame.Ping()));
        }
    }

    /** The transport is closed, as it says with this code. Returns the one that was asked for here, if one was. */
    int closed(int code) {
        queue.abandon();
        var first = asked;
        return first == null ? code : first.code();
    }

    private void start(Admission admission) {
        if (admission == Admission.WRITER_NEEDED) {
            Thread.ofVirtual().name("socket-writer").start(this::write);
        }
    }

    private void write() {
        try {
            for (var frame = queue.next(); frame != null; frame = queue.next()) {
                write(frame);
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("Socket {} takes no more: {}", id(), e.toString());
            queue.abandon();
            // Mostly Tomcat has closed it, and this does nothing. Left open, it would be one that nobody can use or
            // close.
            closeTransport(CloseCode.INTERNAL_ERROR);
        } catch (RuntimeException e) {
            log.error("Socket {} is closed, a frame could not be written", id(), e);
            queue.abandon();
            closeTransport(CloseCode.INTERNAL_ERROR);
        }
    }

    private void closeTransport(CloseCode code) {
        try {
            write(new Frame.Close(code));
        } catch (IOException | RuntimeException e) {
            log.debug("Socket {} is closed already: {}", id(), e.toString());
        }
    }

    private void write(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Text(var text, var _) -> transport.getBasicRemote().sendText(text);
            case Frame.Ping _ -> transport.getBasicRemote().sendPing(Frame.Ping.payload());
            case Frame.Close(var code) ->
                transport.close(new CloseReason(CloseCodes.getCloseCode(code.code()), code.reason()));
        }
    }
}
