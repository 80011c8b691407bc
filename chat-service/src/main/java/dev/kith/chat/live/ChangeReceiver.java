package dev.kith.chat.live;

import dev.kith.chat.change.Change;

/** Where changes go. */
interface ChangeReceiver {

    /** Does not wait. */
    void take(Change change);

    /**
     * Returns when the receiver can take a change or two without being overwhelmed.
     *
     * @return false if it takes nothing any more
     */
    boolean awaitRoom() throws InterruptedException;

    /** What comes next is not there any more; what is handed on from now on comes behind this position. */
    void lost(long position);

    /** The stream cannot be read. */
    void failed(RuntimeException failure);
}
