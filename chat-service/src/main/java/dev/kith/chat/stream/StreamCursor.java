package dev.kith.chat.stream;

import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A place in one user's stream. Its subscriber receives every entry once and in order, however entries are published.
 * The publishing thread hands over an entry that follows the last one; where entries are missing, the cursor reads the
 * stream.
 */
public final class StreamCursor<T> {

    /** A page waits in memory until the subscriber has room. With the longest texts it takes at most 256 KB. */
    private static final int PAGE = 16;

    private final UserStreams<T> streams;
    private final UUID user;
    private final StreamSubscriber<T> subscriber;
    private final Executor readers;

    /** The position of the last entry that the subscriber received. */
    private long delivered;

    /** The highest position that was published. */
    private long published;

    /** The highest published position when the current page was requested. */
    private long requested;

    private boolean begun;

    /** While this is set, only the reading thread hands over entries. */
    private boolean reading;

    /** @param readers run the reads, which block */
    StreamCursor(UserStreams<T> streams, UUID user, StreamSubscriber<T> subscriber, Executor readers) {
        this.streams = streams;
        this.user = user;
        this.subscriber = subscriber;
        this.readers = readers;
    }

    /**
     * Opens the cursor at the end of the stream. The subscriber receives nothing before {@link #begin} or
     * {@link #resume}.
     *
     * @return the position of the end
     */
    public long open() {
        // First: an entry that is published from now on is not missed.
        streams.add(user, this);
        var end = streams.end(user);
        startAt(end);
        return end;
    }

    public void close() {
        streams.remove(user, this);
    }

    /** From now on the subscriber receives entries. */
    public synchronized void begin() {
        begun = true;
        readIfBehind();
    }

    /**
     * Goes to this position, whatever the subscriber received before, and returns when the subscriber has received all
     * entries after it or is closed.
     *
     * @param end called in order with the entries: when all of them were handed over, or when the stream does not have
     *     the entries after this position
     */
    public void resume(long after, EndListener end) throws InterruptedException {
        synchronized (this) {
            while (reading) {
                wait();
            }
            begun = true;
            reading = true;
            delivered = after;
        }
        read(end);
    }

    private synchronized void startAt(long position) {
        delivered = position;
    }

    synchronized void onEntry(StreamEntry<T> entry) {
        published = Math.max(published, entry.position());
        if (begun && !reading && entry.position() == delivered + 1) {
            delivered = entry.position();
            subscriber.onEntry(entry);
        } else {
            readIfBehind();
        }
    }

    /** The stream has reached this position. */
    synchronized void onPosition(long position) {
        published = Math.max(published, position);
        readIfBehind();
    }

    void fail(RuntimeException failure) {
        subscriber.onFailure(failure);
    }

    private void readIfBehind() {
        if (begun && !reading && published > delivered) {
            reading = true;
            readers.execute(this::catchUp);
        }
    }

    private void catchUp() {
        try {
            read((isComplete, position) -> {
                if (!isComplete) {
                    subscriber.onGap(position);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            subscriber.onFailure(e);
        }
    }

    private void read(EndListener end) throws InterruptedException {
        var isFinished = false;
        try {
            while (!isFinished) {
                isFinished = readPage(end);
            }
        } finally {
            if (!isFinished) {
                stopReading();
            }
        }
    }

    /** Returns whether that was the last page. */
    private boolean readPage(EndListener end) throws InterruptedException {
        if (!subscriber.awaitRoom()) {
            stopReading();
            return true;
        }
        var after = request();
        var page = streams.page(user, after, PAGE);
        if (!page.follows(after)) {
            return finishAt(page.end(), end);
        }
        for (var entry : page.entries()) {
            if (!subscriber.awaitRoom()) {
                stopReading();
                return true;
            }
            deliver(entry);
        }
        return page.entries().size() < PAGE && finish(end);
    }

    private synchronized long request() {
        requested = published;
        return delivered;
    }

    private synchronized void deliver(StreamEntry<T> entry) {
        delivered = entry.position();
        subscriber.onEntry(entry);
    }

    /** Returns false if another entry was published during the read. */
    private synchronized boolean finish(EndListener end) {
        if (delivered < published && wasPublishedMeanwhile()) {
            return false;
        }
        published = delivered;
        end.reached(true, delivered);
        stopReading();
        return true;
    }

    private synchronized boolean finishAt(long position, EndListener end) {
        delivered = position;
        published = wasPublishedMeanwhile() ? Math.max(published, position) : position;
        end.reached(false, position);
        stopReading();
        readIfBehind();
        return true;
    }

    /** If not, a stream that ends before the published position was restored from a backup, and has no more entries. */
    private boolean wasPublishedMeanwhile() {
        return published > requested;
    }

    private synchronized void stopReading() {
        reading = false;
        notifyAll();
    }

    /** Learns where reading ended, and whether no entry was missing. */
    @FunctionalInterface
    public interface EndListener {

        void reached(boolean isComplete, long position);
    }
}
