package dev.kith.chat.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of all users, and the cursors that are open on this instance.
 *
 * <p>Few streams are read at a time; other readers wait without a database connection. When an instance stops, all its
 * clients connect to the others at once, and requests must not have to wait for all of them.
 */
public final class UserStreams<T> {

    private static final Logger log = LoggerFactory.getLogger(UserStreams.class);

    /** Less than half of the database connections. */
    private static final int READERS = 4;

    private final Semaphore readers = new Semaphore(READERS);
    private final Map<UUID, List<StreamCursor<T>>> cursors = new ConcurrentHashMap<>();
    private final ToLongFunction<UUID> ends;
    private final PageReader<T> pages;

    /**
     * Makes the streams of one kind.
     *
     * @param ends reads the last position in a user's stream; 0 if the stream is empty
     */
    public UserStreams(ToLongFunction<UUID> ends, PageReader<T> pages) {
        this.ends = ends;
        this.pages = pages;
    }

    /** Makes a cursor, which is still closed. */
    public StreamCursor<T> cursor(UUID user, StreamSubscriber<T> subscriber) {
        return new StreamCursor<>(this, user, subscriber, Thread::startVirtualThread);
    }

    /**
     * Hands an entry to the open cursors of its user. Entries may be published twice, and in another order than that of
     * their positions. It does not block.
     */
    public void publish(UUID user, StreamEntry<T> entry) {
        forEachCursor(user, cursor -> cursor.onEntry(entry));
    }

    /** Lets every open cursor read the entries that this instance may have missed. */
    public void catchUp() {
        Thread.ofVirtual().name("stream-catch-up").start(() -> cursors.keySet().forEach(this::catchUp));
    }

    private void catchUp(UUID user) {
        try {
            var end = end(user);
            forEachCursor(user, cursor -> cursor.onPosition(end));
        } catch (RuntimeException e) {
            log.warn("The sockets of {} may lack entries until the next one: {}", user, e.toString());
        }
    }

    private void forEachCursor(UUID user, Consumer<StreamCursor<T>> action) {
        for (var cursor : cursors.getOrDefault(user, List.of())) {
            try {
                action.accept(cursor);
            } catch (RuntimeException e) {
                // The other cursors must not miss the entry.
                cursor.fail(e);
            }
        }
    }

    void add(UUID user, StreamCursor<T> cursor) {
        cursors.merge(
                user,
                List.of(cursor),
                (open, added) -> Stream.concat(open.stream(), added.stream()).toList());
    }

    void remove(UUID user, StreamCursor<T> cursor) {
        cursors.computeIfPresent(user, (_, open) -> {
            var others = open.stream().filter(other -> other != cursor).toList();
            return others.isEmpty() ? null : others;
        });
    }

    long end(UUID user) {
        return read(() -> ends.applyAsLong(user));
    }

    StreamPage<T> page(UUID user, long after, int limit) {
        return read(() -> pages.read(user, after, limit));
    }

    private <R> R read(Supplier<R> reading) {
        readers.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            readers.release();
        }
    }

    /** Reads the entries of a user after a position. */
    @FunctionalInterface
    public interface PageReader<T> {

        StreamPage<T> read(UUID user, long after, int limit);
    }
}
