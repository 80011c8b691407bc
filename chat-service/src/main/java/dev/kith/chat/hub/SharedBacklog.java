package dev.kith.chat.hub;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that wait on all sockets, in one direction. Many clients that are each a little slow must not fill the
 * heap.
 */
final class SharedBacklog {

    /** Text may need twice its size in memory, and the rest of the service needs most of the heap. */
    private static final int PART_OF_HEAP = 8;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    SharedBacklog(long limit) {
        this.limit = limit;
    }

    static SharedBacklog ofHeap() {
        return new SharedBacklog(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    void add(long more) {
        bytes.addAndGet(more);
    }

    void remove(long less) {
        bytes.addAndGet(-less);
    }

    boolean fits(long more) {
        return bytes.get() + more <= limit;
    }

    /** Whether less than half of the limit is used. */
    boolean hasRoom() {
        return bytes.get() < limit / 2;
    }

    long bytes() {
        return bytes.get();
    }
}
