package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import java.util.List;
import java.util.Optional;

/** A stream, as it is read. */
interface StreamSource {

    long position();

    /** What comes next; empty if that is not there any more, or there never was such a position. */
    Optional<List<Change>> after(long position, int limit);
}
