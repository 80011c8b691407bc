package dev.kith.chat.hub;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to go out on all sockets together, in bytes: many readers that are each a little slow must not fill the
 * heap.
 */
final class Backlog {

    /** Text may take twice as much in memory as on the wire, and the rest of the service needs most of it. */
    private static final int PART_OF_HEAP = 8;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    Backlog(long limit) {
        this.limit = limit;
    }

    static Backlog ofHeap() {
        return new Backlog(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    void add(long more) {
        bytes.addAndGet(more);
    }

    void remove(long less) {
        bytes.addAndGet(-less);
    }

    boolean holds(long more) {
        return bytes.get() + more <= limit;
    }

    /** Whether less than half of it is used. */
    boolean hasRoom() {
        return bytes.get() < limit / 2;
    }

    long bytes() {
        return bytes.get();
    }
}
