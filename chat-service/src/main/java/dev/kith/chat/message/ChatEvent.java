package dev.kith.chat.message;

import dev.kith.chat.conversation.Message;
import dev.kith.chat.message.ChangeStore.Positions;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened in a conversation of two people. Each of them has a stream with the positions 1, 2, 3, … without
 * gaps; the event carries its position in both streams.
 */
public sealed interface ChatEvent extends Event {

    EventTopic TOPIC = EventTopic.of("chat-messages");

    /** Every type of event on the topic. */
    static List<EventType<? extends ChatEvent>> types() {
        return List.of(
                MessageSent.TYPE,
                MessageEdited.TYPE,
                MessageDeleted.TYPE,
                ConversationRead.TYPE,
                ConversationDelivered.TYPE);
    }

    /** The position in both users' streams: only in the actor's if the peer's account is deleted. */
    List<StreamPosition> positions();

    /** What the column {@code changes.kind} holds. */
    enum ChangeKind {
        SENT,
        EDITED,
        DELETED,
        READ,
        DELIVERED
    }

    /** A position in the stream of one user. */
    record StreamPosition(UUID user, long position) {

        /** The peer first, in the order that earlier clients know. A note to oneself has one position. */
        private static List<StreamPosition> of(UUID peer, @Nullable Long peerPosition, UUID actor, long actorPosition) {
            var own = new StreamPosition(actor, actorPosition);
            return peerPosition == null || peer.equals(actor)
                    ? List.of(own)
                    : List.of(new StreamPosition(peer, peerPosition), own);
        }
    }

    /** A change of one message. Its sender is the actor. */
    sealed interface MessageEvent extends ChatEvent {

        UUID sender();

        UUID receiver();

        long senderPosition();

        @Nullable
        Long receiverPosition();

        @Override
        default List<StreamPosition> positions() {
            return StreamPosition.of(receiver(), receiverPosition(), sender(), senderPosition());
        }
    }

    /**
     * A user sent a message.
     *
     * @param seq its number in the conversation: 1, 2, 3, … without gaps
     * @param clientId the id that the sender's client chose; only the sender sees it
     */
    record MessageSent(
            UUID conversationId,
            UUID messageId,
            long seq,
            UUID sender,
            UUID receiver,
            String text,
            @Nullable String clientId,
            Instant timeSent,
            long senderPosition,
            Long receiverPosition)
            implements MessageEvent {

        public static final EventType<MessageSent> TYPE =
                new EventType<>(TOPIC, "chat.message.sent", MessageSent.class, MessageSent::conversationId);

        static MessageSent of(Message message) {
            return new MessageSent(
                    message.conversationId(),
                    message.id(),
                    message.seq(),
                    message.sender(),
                    message.receiver(),
                    message.text(),
                    message.clientId(),
                    message.timeSent(),
                    message.senderPosition(),
                    message.receiverPosition());
        }
    }

    /** The sender replaced the text of a message. */
    record MessageEdited(
            UUID conversationId,
            UUID messageId,
            long seq,
            UUID sender,
            UUID receiver,
            String text,
            Instant timeSent,
            Instant timeEdited,
            long senderPosition,
            @Nullable Long receiverPosition)
            implements MessageEvent {

        public static final EventType<MessageEdited> TYPE =
                new EventType<>(TOPIC, "chat.message.edited", MessageEdited.class, MessageEdited::conversationId);

        static MessageEdited of(Message message, Positions positions) {
            return new MessageEdited(
                    message.conversationId(),
                    message.id(),
                    message.seq(),
                    message.sender(),
                    message.receiver(),
                    message.text(),
                    message.timeSent(),
                    Objects.requireNonNull(message.timeEdited()),
                    positions.actor(),
                    positions.peer());
        }
    }

    /** The sender deleted a message. Its seq is not used again. */
    record MessageDeleted(
            UUID conversationId,
            UUID messageId,
            long seq,
            UUID sender,
            UUID receiver,
            long senderPosition,
            @Nullable Long receiverPosition)
            implements MessageEvent {

        public static final EventType<MessageDeleted> TYPE =
                new EventType<>(TOPIC, "chat.message.deleted", MessageDeleted.class, MessageDeleted::conversationId);

        static MessageDeleted of(Message message, Positions positions) {
            return new MessageDeleted(
                    message.conversationId(),
                    message.id(),
                    message.seq(),
                    message.sender(),
                    message.receiver(),
                    positions.actor(),
                    positions.peer());
        }
    }

    /** The reader has read the peer's messages up to this seq. */
    record ConversationRead(
            UUID conversationId,
            UUID reader,
            UUID peer,
            long seq,
            long readerPosition,
            @Nullable Long peerPosition) implements ChatEvent {

        public static final EventType<ConversationRead> TYPE = new EventType<>(
                TOPIC, "chat.conversation.read", ConversationRead.class, ConversationRead::conversationId);

        @Override
        public List<StreamPosition> positions() {
            return StreamPosition.of(peer, peerPosition, reader, readerPosition);
        }
    }

    /** A device of the receiver has received the peer's messages up to this seq. */
    record ConversationDelivered(
            UUID conversationId,
            UUID receiver,
            UUID peer,
            long seq,
            long receiverPosition,
            @Nullable Long peerPosition) implements ChatEvent {

        public static final EventType<ConversationDelivered> TYPE = new EventType<>(
                TOPIC,
                "chat.conversation.delivered",
                ConversationDelivered.class,
                ConversationDelivered::conversationId);

        @Override
        public List<StreamPosition> positions() {
            return StreamPosition.of(peer, peerPosition, receiver, receiverPosition);
        }
    }
}
