package dev.kith.chat.hub;

import dev.kith.chat.ChatProperties.Sockets;
import dev.kith.chat.hub.OutboundQueue.Admission;
import dev.kith.http.identity.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket on Tomcat's WebSocket session: it writes the frames, and closes the session. */
final class Connection implements Socket {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final long ROOM_POLL_MILLIS = 5;

    private final Session transport;
    private final OutboundQueue queue;
    private final TextParts incoming;
    private final Clock clock;
    private volatile Identity identity;
    private volatile @Nullable ProtocolSession session;
    private volatile @Nullable CloseCode requested;
    private volatile long lastReceived;
    private volatile long pingedAt;
    private volatile boolean isHandling;

    Connection(
            Session transport,
            Identity identity,
            Sockets limits,
            SharedBacklog backlog,
            SharedBacklog incoming,
            Clock clock) {
        this.transport = transport;
        this.identity = identity;
        this.queue = new OutboundQueue(limits.queueFrames(), limits.queueSize().toBytes(), backlog);
        this.incoming = new TextParts(limits.frameSize().toBytes(), incoming);
        this.clock = clock;
        this.lastReceived = System.nanoTime();
        this.pingedAt = lastReceived;
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
            throw new IllegalArgumentException("the token belongs to another user");
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
    public boolean awaitRoom() throws InterruptedException {
        while (!isClosing() && !queue.hasRoom()) {
            Thread.sleep(ROOM_POLL_MILLIS);
        }
        return !isClosing();
    }

    @Override
    public void close(CloseCode code) {
        finish(code, queue.finish(new Frame.Close(code)));
    }

    /** Closes the socket and drops the frames that wait. */
    private void closeNow(CloseCode code) {
        finish(code, queue.finishNow(new Frame.Close(code)));
    }

    private void finish(CloseCode code, Admission admission) {
        incoming.close();
        if (admission != Admission.FINISHED) {
            requested = code;
            start(admission);
        }
    }

    @Override
    public boolean isClosing() {
        return queue.isFinished();
    }

    TextParts incoming() {
        return incoming;
    }

    void markReceived() {
        lastReceived = System.nanoTime();
    }

    /** Until {@link #endHandling} nothing is read, and so the client cannot look unresponsive. */
    void beginHandling() {
        isHandling = true;
    }

    void endHandling() {
        markReceived();
        isHandling = false;
    }

    /**
     * Closes the socket if its token has expired or its client is unresponsive or too slow, and sends a ping when it is
     * time.
     */
    void check(Sockets limits) {
        // A change of the system clock must not change how long the client was silent.
        var now = System.nanoTime();
        if (!clock.instant().isBefore(identity.expires())) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (!isHandling && now - lastReceived > limits.pongWait().toNanos()) {
            closeNow(CloseCode.UNRESPONSIVE);
        } else if (!isHandling && incoming.isOverdue(now, limits.textWait().toNanos())) {
            closeNow(CloseCode.SLOW);
        } else if (now - pingedAt >= limits.pingInterval().toNanos()) {
            pingedAt = now;
            start(queue.add(new Frame.Ping()));
        }
    }

    /** The transport is closed with this code. Returns the code that was requested first, or this one. */
    int closed(int code) {
        queue.abandon();
        incoming.close();
        var first = requested;
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
            log.debug("Socket {} cannot be written: {}", id(), e.toString());
            queue.abandon();
            // Usually Tomcat has closed it, and this does nothing. A transport left open could not be used or closed.
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
