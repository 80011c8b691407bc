package dev.kith.chat.protocol;

import static dev.kith.chat.user.DeletedUser.nameOf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.kith.chat.message.Receipt;
import dev.kith.chat.protocol.ServerFrame.MessageFrame.Payload;
import dev.kith.http.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frame that the service sends. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame {

    /**
     * The greeting.
     *
     * @param position the end of the user's stream
     */
    @JsonTypeName("chat.connected")
    record ConnectedFrame(UUID user, long position) implements ServerFrame {}

    /**
     * A message was sent.
     *
     * @param senderName only for a deleted user, as is the receiver's
     * @param clientId only for the sender
     * @param position null in the legacy protocol, which cannot resume
     */
    @JsonTypeName("chat.message")
    record MessageFrame(
            Instant timestamp,
            UUID id,
            Payload payload,
            UUID sender,
            @Nullable String senderName,
            @Nullable String receiverName,
            long seq,
            @Nullable String clientId,
            @Nullable Long position)
            implements ServerFrame {

        MessageFrame(
                Instant timestamp,
                UUID id,
                Payload payload,
                UUID sender,
                long seq,
                @Nullable String clientId,
                @Nullable Long position) {
            this(timestamp, id, payload, sender, nameOf(sender), nameOf(payload.receiver), seq, clientId, position);
        }

        /** The same frame, as the legacy protocol has it. */
        public MessageFrame withoutPosition() {
            return new MessageFrame(timestamp, id, payload, sender, seq, clientId, null);
        }

        public record Payload(UUID receiver, String text) {}
    }

    /**
     * A message was edited.
     *
     * @param timestamp when the message was sent
     * @param senderName only for a deleted user, as is the receiver's
     */
    @JsonTypeName("chat.edited")
    record EditedFrame(
            Instant timestamp,
            UUID id,
            Payload payload,
            UUID sender,
            @Nullable String senderName,
            @Nullable String receiverName,
            long seq,
            @Nullable Instant timeEdited,
            long position)
            implements ServerFrame {

        EditedFrame(
                Instant timestamp,
                UUID id,
                Payload payload,
                UUID sender,
                long seq,
                @Nullable Instant timeEdited,
                long position) {
            this(timestamp, id, payload, sender, nameOf(sender), nameOf(payload.receiver), seq, timeEdited, position);
        }
    }

    /** A message was deleted. In a stream that is read later, this also stands for its sending and its edits. */
    @JsonTypeName("chat.deleted")
    record DeletedFrame(UUID id, UUID sender, UUID receiver, long seq, long position) implements ServerFrame {}

    /** The reader has read the peer's messages up to this seq. */
    @JsonTypeName("chat.read")
    record ReadFrame(UUID reader, UUID peer, long seq, long position) implements ServerFrame {}

    /** A device of the receiver has received the peer's messages up to this seq. */
    @JsonTypeName("chat.delivered")
    record DeliveredFrame(UUID receiver, UUID peer, long seq, long position) implements ServerFrame {}

    /**
     * The frame with this ref was handled and its effect is committed. The other members are for a sent message.
     *
     * @param repeated whether the message had been sent before
     */
    @JsonTypeName("chat.ack")
    record AckFrame(
            @Nullable String ref,
            @Nullable UUID id,
            @Nullable Long seq,
            @Nullable Instant time,
            @Nullable String clientId,
            @Nullable Boolean repeated)
            implements ServerFrame {

        public AckFrame(String ref) {
            this(ref, null, null, null, null, null);
        }

        public AckFrame(@Nullable String ref, Receipt receipt) {
            var message = receipt.message();
            this(ref, message.id(), message.seq(), message.timeSent(), message.clientId(), receipt.repeated());
        }
    }

    /**
     * The socket received the entries that it had missed, or the stream no longer has them.
     *
     * @param position where the stream goes on
     * @param read where the messages can be read if the stream no longer has them; else null
     */
    @JsonTypeName("chat.resumed")
    record ResumedFrame(
            @Nullable String ref,
            boolean complete,
            long position,
            @Nullable String read) implements ServerFrame {

        public ResumedFrame(@Nullable String ref, boolean complete, long position) {
            this(ref, complete, position, complete ? null : "/api/chat/conversation");
        }
    }

    /** A user is writing to the peer. */
    @JsonTypeName("chat.typing")
    record TypingFrame(UUID user, UUID peer) implements ServerFrame {}

    /**
     * Which users are online: all subscribed users in the answer to {@code presence.subscribe}, later those whose state
     * changed.
     */
    @JsonTypeName("presence")
    record PresenceFrame(@Nullable String ref, List<UserState> users) implements ServerFrame {

        public record UserState(UUID id, boolean online) {}
    }

    /** A frame of the client was refused. The socket stays open. */
    @JsonTypeName("error")
    record ErrorFrame(@Nullable String ref, Problem problem) implements ServerFrame {}

    /**
     * The error frame of the legacy protocol.
     *
     * @param error the text that earlier clients know, or that of the problem
     * @param problem null where earlier clients know the text
     */
    @JsonTypeName("chat.error")
    record LegacyErrorFrame(
            Instant timestamp, String error, @Nullable Problem problem) implements ServerFrame {}
}
