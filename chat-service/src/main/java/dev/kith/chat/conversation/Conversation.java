package dev.kith.chat.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its two users has it.
 *
 * @param lastMessage null if all messages are deleted
 * @param lastSeq of the last message ever sent
 * @param lastPosition of that message in this user's stream
 * @param unread how many messages of the peer are later than {@code readSeq}
 * @param readSeq up to which seq this user has read
 * @param deliveredSeq up to which seq this user's devices have received
 * @param peerReadSeq up to which seq the peer has read
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
