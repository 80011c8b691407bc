package dev.kith.chat.live;

import dev.kith.chat.change.Changes;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The streams as sockets read them: few at a time, and the others wait without a connection. When an instance has gone,
 * all its sockets come to the others at once, and requests must not have to wait for all of them.
 */
@Component
final class Streams {

    /** Less than half of the connections. */
    private static final int READERS = 4;

    private final Semaphore readers = new Semaphore(READERS);
    private final Changes changes;

    Streams(Changes changes) {
        this.changes = changes;
    }

    UserStream of(UUID user) {
        return new UserStream(this, user);
    }

    <T> T read(Function<Changes, T> reading) {
        readers.acquireUninterruptibly();
        try {
            return reading.apply(changes);
        } finally {
            readers.release();
        }
    }
}
