package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import dev.kith.chat.change.Changes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stream of one user. */
record UserStream(Changes changes, UUID user) implements Follower.Source {

    @Override
    public long position() {
        return changes.position(user);
    }

    @Override
    public Optional<List<Change>> after(long position, int limit) {
        return changes.after(user, position, limit);
    }
}
