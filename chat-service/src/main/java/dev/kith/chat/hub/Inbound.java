package dev.kith.chat.hub;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes in on one socket: held against the limits, put together, and handed to the protocol frame by frame. */
final class Inbound {

    private static final Logger log = LoggerFactory.getLogger(Inbound.class);
    private static final StringBuilder NOTHING = new StringBuilder(0);

    private final Connection connection;
    private final ProtocolSession session;
    private final long maxBytes;
    private final FrameBudget budget;

    // Whoever notices first closes a socket, and what the protocol does comes one after the other all the same.
    private final Lock turn = new ReentrantLock();

    private StringBuilder parts = NOTHING;
    private long bytes;

    Inbound(Connection connection, ProtocolSession session, HubProperties limits) {
        this.connection = connection;
        this.session = session;
        this.maxBytes = limits.frameSize().toBytes();
        this.budget = new FrameBudget(limits.frameRate(), limits.frameBurst(), System.nanoTime());
    }

    void opened() {
        whileNothingIsRead(() -> inTurn(session::opened));
    }

    /** Tomcat's buffer is small, so that an idle socket costs little, and a frame comes in parts. */
    void part(String text, boolean last) {
        connection.heard();
        if (connection.isClosing()) {
            return;
        }
        bytes += Utf8.length(text);
        if (bytes > maxBytes) {
            parts = NOTHING;
            connection.close(CloseCode.TOO_LARGE);
        } else if (!last) {
            parts = parts == NOTHING ? new StringBuilder(text) : parts.append(text);
            if (!TomcatSockets.fillsBuffer(text)) {
                // It ends here because the client's fragment does.
                inTime(() -> {});
            }
        } else {
            var frame = parts.isEmpty() ? text : parts.append(text).toString();
            parts = NOTHING;
            bytes = 0;
            inTime(() -> inTurnWhileOpen(() -> session.received(frame)));
        }
    }

    void binary() {
        connection.heard();
        connection.close(CloseCode.NOT_TEXT);
    }

    void pong() {
        connection.heard();
    }

    void closed() {
        inTurn(session::closed);
    }

    /** Who sends too fast is not read meanwhile. Nothing is left out: what comes later would overtake it. */
    private void inTime(Runnable step) {
        whileNothingIsRead(() -> {
            var wait = budget.take(System.nanoTime());
            if (budget.isExhausted()) {
                connection.close(CloseCode.TOO_MANY_FRAMES);
            } else {
                LockSupport.parkNanos(wait);
                step.run();
            }
        });
    }

    private void whileNothingIsRead(Runnable step) {
        connection.beginsHandling();
        step.run();
        budget.excuse(System.nanoTime());
        connection.endsHandling();
    }

    // The turn may have come after that of the end, behind which nobody keeps anything for this socket.
    private void inTurnWhileOpen(Runnable step) {
        inTurn(() -> {
            if (!connection.isClosing()) {
                step.run();
            }
        });
    }

    private void inTurn(Runnable step) {
        turn.lock();
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("Socket {} is closed, its protocol failed", connection.id(), e);
            connection.close(CloseCode.INTERNAL_ERROR);
        } finally {
            turn.unlock();
        }
    }
}
