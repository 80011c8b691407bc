package dev.kith.chat.live;

import java.util.UUID;

/**
 * The greeting.
 *
 * @param position where the user's stream ends at this moment
 */
record ConnectedFrame(String type, UUID user, long position) {

    ConnectedFrame(UUID user, long position) {
        this("chat.connected", user, position);
    }
}
