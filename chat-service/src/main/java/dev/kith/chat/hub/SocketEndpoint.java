package dev.kith.chat.hub;

import dev.kith.chat.ChatProperties.Sockets;
import dev.kith.http.identity.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what Tomcat reads from one socket: checks the limits, joins parts, and hands each frame to the protocol. */
final class SocketEndpoint extends Endpoint {

    private static final Logger log = LoggerFactory.getLogger(SocketEndpoint.class);

    private final Identity caller;
    private final Protocol protocol;
    private final Hub hub;
    private final Sockets limits;
    private final Clock clock;
    private final FrameBudget budget;

    // The thread that reads and the one that closes call the protocol one after the other.
    private final Lock lock = new ReentrantLock();

    private @Nullable Connection connection;
    private boolean isOpened;

    SocketEndpoint(Identity caller, Protocol protocol, Hub hub, Sockets limits, Clock clock) {
        this.caller = caller;
        this.protocol = protocol;
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
        this.budget = new FrameBudget(limits.frameRate(), limits.frameBurst(), System.nanoTime());
    }

    @Override
    public void onOpen(Session transport, EndpointConfig config) {
        var opened = new Connection(transport, caller, limits, hub.backlog(), hub.incoming(), clock);
        opened.accepted(protocol.accept(opened));
        // Before the hub has it: another thread may find the socket there and close it.
        connection = opened;
        if (!hub.add(opened)) {
            opened.close(CloseCode.TOO_MANY_SOCKETS);
            return;
        }
        transport.addMessageHandler(String.class, (part, isLast) -> onText(opened, part, isLast));
        transport.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (_, _) -> onBinary(opened));
        transport.addMessageHandler(PongMessage.class, _ -> opened.markReceived());
        pauseReading(
                opened,
                () -> callProtocol(opened, () -> {
                    isOpened = true;
                    opened.session().opened();
                }));
    }

    @Override
    public void onClose(Session transport, CloseReason reason) {
        var closed = connection;
        if (closed == null) {
            return;
        }
        var code = closed.closed(reason.getCloseCode().getCode());
        locked(closed, () -> {
            if (isOpened) {
                closed.session().closed();
            }
        });
        // Last: after this event, other packages keep nothing for the socket.
        hub.remove(closed, code);
    }

    @Override
    public void onError(Session transport, Throwable failure) {
        // Usually a client that disconnected without a close frame. Exceptions of the protocol are logged elsewhere.
        log.debug("Socket {} failed: {}", transport.getId(), failure.toString());
    }

    /** Tomcat's buffer is small, so that an idle socket costs little, and a frame arrives in parts. */
    private void onText(Connection from, String text, boolean isLast) {
        from.markReceived();
        if (from.isClosing()) {
            return;
        }
        if (isLast) {
            from.incoming()
                    .end(text)
                    .ifPresentOrElse(
                            frame -> withinBudget(
                                    from,
                                    () -> callProtocol(
                                            from, () -> from.session().received(frame))),
                            () -> from.close(CloseCode.TOO_LARGE));
            return;
        }
        from.incoming().add(text, System.nanoTime()).ifPresent(from::close);
        if (!TomcatSockets.fillsBuffer(text)) {
            // The client sent a fragment, which counts as a frame.
            withinBudget(from, () -> {});
        }
    }

    private static void onBinary(Connection from) {
        from.markReceived();
        from.close(CloseCode.NOT_TEXT);
    }

    /** Reads nothing from a client that sends too fast. No frame is dropped: later frames would overtake it. */
    private void withinBudget(Connection from, Runnable step) {
        pauseReading(from, () -> {
            var wait = budget.take(System.nanoTime());
            if (budget.isExhausted()) {
                from.close(CloseCode.TOO_MANY_FRAMES);
            } else {
                LockSupport.parkNanos(wait);
                step.run();
            }
        });
    }

    private void pauseReading(Connection from, Runnable step) {
        from.beginHandling();
        step.run();
        budget.excuse(System.nanoTime());
        from.endHandling();
    }

    /** Not after the end of the socket: other packages keep nothing for it then. */
    private void callProtocol(Connection of, Runnable step) {
        locked(of, () -> {
            if (!of.isClosing()) {
                step.run();
            }
        });
    }

    private void locked(Connection of, Runnable step) {
        lock.lock();
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("Socket {} is closed, its protocol failed", of.id(), e);
            of.close(CloseCode.INTERNAL_ERROR);
        } finally {
            lock.unlock();
        }
    }
}
