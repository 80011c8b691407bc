package dev.kith.chat.message;

import dev.kith.chat.message.ChatEvent.ChangeKind;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a user's stream, with its message as it is now.
 *
 * @param actor the user who sent, edited, deleted, read or received
 * @param messageId null for reading and receiving
 * @param text null if the message is deleted, as are the other members of the message
 */
public record Change(
        long position,
        ChangeKind kind,
        UUID actor,
        UUID peer,
        long seq,
        @Nullable UUID messageId,
        @Nullable String text,
        @Nullable String clientId,
        @Nullable Instant timeSent,
        @Nullable Instant timeEdited) {

    /** The id of the message that was sent, edited or deleted. */
    public UUID id() {
        return Objects.requireNonNull(messageId);
    }
}
