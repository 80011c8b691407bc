package dev.kith.chat.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message from one user to another.
 *
 * @param seq its number in the conversation: 1, 2, 3, …; that of a deleted message is not used again
 * @param text empty if it is deleted
 * @param clientId the id that the sender's client chose; only the sender sees it
 * @param timeEdited when its text was last changed
 * @param version grows with each change of the text, from 1
 * @param senderPosition the position of its sending in the sender's stream
 * @param receiverPosition the same in the receiver's stream; in a note to oneself both are equal
 */
public record Message(
        UUID id,
        UUID conversationId,
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

    /** Whether this is its sender or its receiver. */
    public boolean concerns(UUID user) {
        return sender.equals(user) || receiver.equals(user);
    }

    /** The same message with another text. */
    public Message edited(String newText, Instant time) {
        return new Message(
                id,
                conversationId,
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
