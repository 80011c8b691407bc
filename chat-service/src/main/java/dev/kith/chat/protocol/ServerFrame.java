package dev.kith.chat.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.message.Change;
import dev.kith.chat.message.ChatEvent;
import dev.kith.chat.message.ChatEvent.ChangeKind;
import dev.kith.chat.message.ChatEvent.ConversationDelivered;
import dev.kith.chat.message.ChatEvent.ConversationRead;
import dev.kith.chat.message.ChatEvent.MessageDeleted;
import dev.kith.chat.message.ChatEvent.MessageEdited;
import dev.kith.chat.message.ChatEvent.MessageSent;
import dev.kith.chat.message.Receipt;
import dev.kith.chat.user.DeletedUser;
import dev.kith.http.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frame that the service sends. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerFrame {

    String type();

    /**
     * The frame of an event.
     *
     * @param user whose stream it is in
     * @param position in that stream
     */
    static ServerFrame of(ChatEvent event, UUID user, long position) {
        return switch (event) {
            case MessageSent sent ->
                new MessageFrame(
                        MessageFrame.SENT,
                        sent.messageId(),
                        sent.sender(),
                        sent.receiver(),
                        sent.seq(),
                        sent.text(),
                        sent.timeSent(),
                        sent.sender().equals(user) ? sent.clientId() : null,
                        null,
                        position);
            case MessageEdited edited ->
                new MessageFrame(
                        MessageFrame.EDITED,
                        edited.messageId(),
                        edited.sender(),
                        edited.receiver(),
                        edited.seq(),
                        edited.text(),
                        edited.timeSent(),
                        null,
                        edited.timeEdited(),
                        position);
            case MessageDeleted deleted ->
                new DeletedFrame(deleted.messageId(), deleted.sender(), deleted.receiver(), deleted.seq(), position);
            case ConversationRead read -> new ReadFrame(read.reader(), read.peer(), read.seq(), position);
            case ConversationDelivered delivered ->
                new DeliveredFrame(delivered.receiver(), delivered.peer(), delivered.seq(), position);
        };
    }

    /**
     * The frame of a change that is read from a stream.
     *
     * @param user whose stream it is in
     */
    static ServerFrame of(Change change, UUID user) {
        var position = change.position();
        var actor = change.actor();
        var peer = change.peer();
        var seq = change.seq();
        return switch (change.kind()) {
            case READ -> new ReadFrame(actor, peer, seq, position);
            case DELIVERED -> new DeliveredFrame(actor, peer, seq, position);
            case DELETED -> new DeletedFrame(change.id(), actor, peer, seq, position);
            case SENT, EDITED -> {
                if (change.text() == null) {
                    // The message was deleted later.
                    yield new DeletedFrame(change.id(), actor, peer, seq, position);
                }
                var isSent = change.kind() == ChangeKind.SENT;
                yield new MessageFrame(
                        isSent ? MessageFrame.SENT : MessageFrame.EDITED,
                        change.id(),
                        actor,
                        peer,
                        seq,
                        change.text(),
                        Objects.requireNonNull(change.timeSent()),
                        isSent && actor.equals(user) ? change.clientId() : null,
                        isSent ? null : change.timeEdited(),
                        position);
            }
        };
    }

    /**
     * The greeting.
     *
     * @param position the end of the user's stream
     */
    record ConnectedFrame(String type, UUID user, long position) implements ServerFrame {

        public ConnectedFrame(UUID user, long position) {
            this("chat.connected", user, position);
        }
    }

    /**
     * A message was sent or edited.
     *
     * @param timestamp when the message was sent
     * @param senderName only for a deleted user, as is the receiver's
     * @param clientId only for the sender
     * @param position null in the legacy protocol, which cannot resume
     */
    record MessageFrame(
            String type,
            Instant timestamp,
            UUID id,
            Payload payload,
            UUID sender,
            @Nullable String senderName,
            @Nullable String receiverName,
            long seq,
            @Nullable String clientId,
            @Nullable Instant timeEdited,
            @Nullable Long position)
            implements ServerFrame {

        static final String SENT = "chat.message";
        static final String EDITED = "chat.edited";

        MessageFrame(
                String type,
                UUID id,
                UUID sender,
                UUID receiver,
                long seq,
                String text,
                Instant timeSent,
                @Nullable String clientId,
                @Nullable Instant timeEdited,
                @Nullable Long position) {
            this(
                    type,
                    timeSent,
                    id,
                    new Payload(receiver, text),
                    sender,
                    DeletedUser.nameOf(sender),
                    DeletedUser.nameOf(receiver),
                    seq,
                    clientId,
                    timeEdited,
                    position);
        }

        // Not named as a getter, which would be a member of the JSON.
        public boolean wasSent() {
            return type.equals(SENT);
        }

        /** The same frame, as the legacy protocol has it. */
        public MessageFrame withoutPosition() {
            return new MessageFrame(
                    type, id, sender, payload.receiver, seq, payload.text, timestamp, clientId, timeEdited, null);
        }

        public record Payload(UUID receiver, String text) {}
    }

    /** A message was deleted. In a stream that is read later, this also stands for its sending and its edits. */
    record DeletedFrame(String type, UUID id, UUID sender, UUID receiver, long seq, long position)
            implements ServerFrame {

        DeletedFrame(UUID id, UUID sender, UUID receiver, long seq, long position) {
            this("chat.deleted", id, sender, receiver, seq, position);
        }
    }

    /** The reader has read the peer's messages up to this seq. */
    record ReadFrame(String type, UUID reader, UUID peer, long seq, long position) implements ServerFrame {

        ReadFrame(UUID reader, UUID peer, long seq, long position) {
            this("chat.read", reader, peer, seq, position);
        }
    }

    /** A device of the receiver has received the peer's messages up to this seq. */
    record DeliveredFrame(String type, UUID receiver, UUID peer, long seq, long position) implements ServerFrame {

        DeliveredFrame(UUID receiver, UUID peer, long seq, long position) {
            this("chat.delivered", receiver, peer, seq, position);
        }
    }

    /**
     * The frame with this ref was handled and its effect is committed. The other members are for a sent message.
     *
     * @param repeated whether the message had been sent before
     */
    record AckFrame(
            String type,
            @Nullable String ref,
            @Nullable UUID id,
            @Nullable Long seq,
            @Nullable Instant time,
            @Nullable String clientId,
            @Nullable Boolean repeated)
            implements ServerFrame {

        private static final String TYPE = "chat.ack";

        public AckFrame(String ref) {
            this(TYPE, ref, null, null, null, null, null);
        }

        public AckFrame(@Nullable String ref, Receipt receipt) {
            var message = receipt.message();
            this(TYPE, ref, message.id(), message.seq(), message.timeSent(), message.clientId(), receipt.repeated());
        }
    }

    /**
     * The socket received the entries that it had missed, or the stream no longer has them.
     *
     * @param position where the stream goes on
     * @param read where the messages can be read if the stream no longer has them; else null
     */
    record ResumedFrame(
            String type,
            @Nullable String ref,
            boolean complete,
            long position,
            @Nullable String read) implements ServerFrame {

        public ResumedFrame(@Nullable String ref, boolean complete, long position) {
            this("chat.resumed", ref, complete, position, complete ? null : "/api/chat/conversation");
        }
    }

    /** A user is writing to the peer. */
    record TypingFrame(String type, UUID user, UUID peer) implements ServerFrame {

        public TypingFrame(UUID user, UUID peer) {
            this("chat.typing", user, peer);
        }
    }

    /**
     * Which users are online: all subscribed users in the answer to {@code presence.subscribe}, later those whose state
     * changed.
     */
    record PresenceFrame(String type, @Nullable String ref, List<UserState> users) implements ServerFrame {

        public PresenceFrame(@Nullable String ref, List<UserState> users) {
            this("presence", ref, users);
        }

        public record UserState(UUID id, boolean online) {}
    }

    /** A frame of the client was refused. The socket stays open. */
    record ErrorFrame(String type, @Nullable String ref, Problem problem) implements ServerFrame {

        public ErrorFrame(@Nullable String ref, Problem problem) {
            this("error", ref, problem);
        }
    }

    /**
     * The error frame of the legacy protocol.
     *
     * @param error the text that earlier clients know, or that of the problem
     * @param problem null where earlier clients know the text
     */
    record LegacyErrorFrame(
            String type,
            Instant timestamp,
            String error,
            @Nullable Problem problem) implements ServerFrame {

        public LegacyErrorFrame(Instant timestamp, String error, @Nullable Problem problem) {
            this("chat.error", timestamp, error, problem);
        }
    }
}
