package dev.kith.chat.hub;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a text that the client has begun and not ended. They count in the memory of all sockets, except that the
 * first part is accepted however much is used.
 */
final class TextParts {

    private final long maxBytes;
    private final SharedBacklog backlog;
    private @Nullable StringBuilder parts;
    private long bytes;
    private long began;
    private boolean isClosed;

    /** @param backlog of the unfinished texts of all sockets */
    TextParts(long maxBytes, SharedBacklog backlog) {
        this.maxBytes = maxBytes;
        this.backlog = backlog;
    }

    /**
     * Adds a part that is not the last.
     *
     * @param now from {@link System#nanoTime}
     * @return why the socket is to be closed, if it is
     */
    synchronized Optional<CloseCode> add(String part, long now) {
        var size = Frame.utf8Length(part);
        if (bytes + size > maxBytes) {
            return Optional.of(CloseCode.TOO_LARGE);
        }
        if (parts != null && !backlog.fits(size)) {
            return Optional.of(CloseCode.SLOW);
        }
        if (isClosed) {
            return Optional.empty();
        }
        if (parts == null) {
            parts = new StringBuilder(part);
            began = now;
        } else {
            parts.append(part);
        }
        bytes += size;
        backlog.add(size);
        return Optional.empty();
    }

    /** Ends the text with its last part; empty if it is too large. */
    synchronized Optional<String> end(String last) {
        if (bytes + Frame.utf8Length(last) > maxBytes) {
            return Optional.empty();
        }
        var text = parts == null ? last : parts.append(last).toString();
        clear();
        return Optional.of(text);
    }

    /** Whether a text began longer ago than this, and has not ended. */
    synchronized boolean isOverdue(long now, long nanos) {
        return parts != null && now - began > nanos;
    }

    /** Drops the parts, and all later ones: the socket is closed. */
    synchronized void close() {
        isClosed = true;
        clear();
    }

    private void clear() {
        parts = null;
        backlog.remove(bytes);
        bytes = 0;
    }
}
