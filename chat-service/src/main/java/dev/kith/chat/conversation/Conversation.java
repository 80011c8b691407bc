package dev.kith.chat.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its two people has it.
 *
 * @param lastMessage null if all are deleted
 * @param lastSeq of the last message ever sent in it
 * @param lastPosition of that message in the stream of this person
 * @param unread how many messages of the peer are later than {@code readSeq}
 * @param readSeq how far this person has read
 * @param deliveredSeq how far this person's devices have received
 * @param peerReadSeq how far the peer has read
 */
public record Conversation(
        UUID peer,
        @Nullable Message lastMessage,
        long lastSeq,
        long lastPosition,
        long unread,
        long readSeq,
        long deliveredSeq,
        long peerReadSeq,
        long peerDeliveredSeq) {}
