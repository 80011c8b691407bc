package dev.kith.chat.stream;

/** Receives the entries of one stream: each once, in the order of the positions. */
public interface StreamSubscriber<T> {

    /** Takes the next entry. It must not block. */
    void onEntry(StreamEntry<T> entry);

    /**
     * Waits until the subscriber has room for another entry.
     *
     * @return false if the subscriber is closed
     */
    boolean awaitRoom() throws InterruptedException;

    /** The stream lacks entries up to this position. The next entry is the one after it. */
    void onGap(long position);

    /** The stream cannot be read, or the subscriber threw this exception. */
    void onFailure(RuntimeException failure);
}
