package dev.kith.chat.live;

import dev.kith.chat.change.Change;

/** A session whose socket is given its user's stream. Nothing here waits. */
interface Following {

    void heard(Change change);

    /** The stream has come so far. */
    void reached(long position);
}
