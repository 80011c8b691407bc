package dev.kith.chat.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person wrote to another.
 *
 * @param seq its place in the conversation, 1, 2, 3, …; that of a deleted message is not used again
 * @param text empty once it is deleted
 * @param clientId the sender's own name for it, and nobody else's to know
 * @param timeEdited when its text was last changed
 * @param version grows with each change of the text, from 1
 * @param senderPosition where its sending stands in the stream of the sender
 * @param receiverPosition the same of the receiver; in a note to oneself both are one
 */
public record Message(
        UUID id,
        UUID conversation,
        long seq,
        UUID sender,
        UUID receiver,
        String text,
        @Nullable String clientId,
        Instant timeSent,
        @Nullable Instant timeEdited,
        long version,
        long senderPosition,
        long receiverPosition) {

    /** Whether this is one of its two ends. */
    public boolean concerns(UUID user) {
        return sender.equals(user) || receiver.equals(user);
    }

    /** The same message with another text. */
    public Message edited(String newText, Instant time) {
        return new Message(
                id,
                conversation,
                seq,
                sender,
                receiver,
                newText,
                clientId,
                timeSent,
                time,
                version + 1,
                senderPosition,
                receiverPosition);
    }

    long position(UUID user) {
        return sender.equals(user) ? senderPosition : receiverPosition;
    }
}
