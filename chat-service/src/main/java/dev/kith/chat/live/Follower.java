package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import java.util.concurrent.Executor;

/**
 * Hands one user's stream to one receiver: every change once, in order, whatever is heard of it. What comes just behind
 * the last is handed on at once, by whoever brings it; where something is missing between, the stream itself is read.
 */
final class Follower {

    /** It waits in memory until the receiver has room: even with the longest texts this is no more than 256 KB. */
    private static final int PAGE = 16;

    private final StreamSource source;
    private final ChangeReceiver receiver;
    private final Executor readers;

    /** The position of the last change that was handed on. */
    private long given;

    /** The last position that the stream was heard to have. */
    private long known;

    /** What was known when the page was asked for that is being read: the stream has shown how much of it is so. */
    private long askedFor;

    private boolean begun;

    /** While this is set, nobody but the reading thread hands anything on. */
    private boolean reading;

    /**
     * Nothing is handed on before {@link #begin} or {@link #resume}.
     *
     * @param readers where the stream may be read, which takes its time
     */
    Follower(StreamSource source, ChangeReceiver receiver, Executor readers) {
        this.source = source;
        this.receiver = receiver;
        this.readers = readers;
    }

    /** Says from where to go on: what is up to this position is not handed on. */
    synchronized void startAt(long position) {
        given = position;
    }

    /** From now on changes are handed on. */
    synchronized void begin() {
        begun = true;
        readIfBehind();
    }

    /** A change is there, maybe one that was heard of before. Does not wait. */
    synchronized void heard(Change change) {
        known = Math.max(known, change.position());
        if (begun && !reading && change.position() == given + 1) {
            given = change.position();
            receiver.take(change);
        } else {
            readIfBehind();
        }
    }

    /** The stream has come so far. Does not wait. */
    synchronized void reached(long position) {
        known = Math.max(known, position);
        readIfBehind();
    }

    /**
     * Goes on behind this position, whatever was handed on before, and returns when the receiver has all that there is,
     * or takes no more.
     *
     * @param end called in order with what is handed on: once all of it is, or when it turns out that the stream does
     *     not go back to this position, or has not come to it
     */
    void resume(long after, End end) throws InterruptedException {
        synchronized (this) {
            while (reading) {
                wait();
            }
            begun = true;
            reading = true;
            given = after;
        }
        read(end);
    }

    private void readIfBehind() {
        if (begun && !reading && known > given) {
            reading = true;
            readers.execute(this::catchUp);
        }
    }

    private void catchUp() {
        try {
            read((complete, position) -> {
                if (!complete) {
                    receiver.lost(position);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            receiver.failed(e);
        }
    }

    private void read(End end) throws InterruptedException {
        var finished = false;
        try {
            while (!finished) {
                finished = readPage(end);
            }
        } finally {
            if (!finished) {
                stopReading();
            }
        }
    }

    /** Returns whether that was the last. */
    private boolean readPage(End end) throws InterruptedException {
        if (!receiver.awaitRoom()) {
            stopReading();
            return true;
        }
        var page = source.after(ask(), PAGE);
        if (page.isEmpty()) {
            return finishAt(source.position(), end);
        }
        for (var change : page.get()) {
            if (!receiver.awaitRoom()) {
                stopReading();
                return true;
            }
            give(change);
        }
        return page.get().size() < PAGE && finish(end);
    }

    private synchronized long ask() {
        askedFor = known;
        return given;
    }

    private synchronized void give(Change change) {
        given = change.position();
        receiver.take(change);
    }

    /** False if something was heard of meanwhile. */
    private synchronized boolean finish(End end) {
        if (given < known && hasHeardMore()) {
            return false;
        }
        known = given;
        end.reached(true, given);
        stopReading();
        return true;
    }

    private synchronized boolean finishAt(long position, End end) {
        given = position;
        known = hasHeardMore() ? Math.max(known, position) : position;
        end.reached(false, position);
        stopReading();
        readIfBehind();
        return true;
    }

    /** Else the stream ends before what was heard of it: a backup was restored. To look again would find no more. */
    private boolean hasHeardMore() {
        return known > askedFor;
    }

    private synchronized void stopReading() {
        reading = false;
        notifyAll();
    }

    /** Where reading ends, and whether nothing was missing on the way. */
    @FunctionalInterface
    interface End {

        void reached(boolean complete, long position);
    }
}
