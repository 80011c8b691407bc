package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stream of one user. */
record UserStream(Streams streams, UUID user) implements StreamSource {

    @Override
    public long position() {
        return streams.read(changes -> changes.position(user));
    }

    @Override
    public Optional<List<Change>> after(long position, int limit) {
        return streams.read(changes -> changes.after(user, position, limit));
    }
}
