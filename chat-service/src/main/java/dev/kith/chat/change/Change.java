package dev.kith.chat.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one user must see.
 *
 * @param position its place in that user's stream
 */
public record Change(UUID user, long position, Content content) {

    /** What happened; the same for both ends. */
    public sealed interface Content {}

    /**
     * A message, with its text as it is now.
     *
     * @param clientId for the sender's devices alone
     */
    public record Sent(
            UUID message,
            UUID sender,
            UUID receiver,
            long seq,
            String text,
            @Nullable String clientId,
            Instant time) implements Content {}

    /** A message has another text. */
    public record Edited(
            UUID message, UUID sender, UUID receiver, long seq, String text, Instant timeSent, Instant timeEdited)
            implements Content {}

    /** A message is gone. In a stream that is read later, it stands in the place of its sending and its edits too. */
    public record Deleted(UUID message, UUID sender, UUID receiver, long seq) implements Content {}

    /** Somebody has read what the peer wrote, up to here. */
    public record Read(UUID reader, UUID peer, long seq) implements Content {}

    /** Somebody's device has received what the peer wrote, up to here. */
    public record Delivered(UUID receiver, UUID peer, long seq) implements Content {}
}
