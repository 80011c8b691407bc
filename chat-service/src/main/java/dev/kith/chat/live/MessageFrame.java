package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.change.Change;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Sent;
import dev.kith.chat.person.DeletedUser;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, sent or edited: the contract's frame, and more.
 *
 * @param timestamp when it was sent
 * @param senderName there for a deleted user alone, and so is the receiver's
 * @param clientId told to its sender alone
 * @param position in the stream; not in the contract's protocol, which has no way to resume
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        @Nullable Long position) {

    static MessageFrame of(Sent sent, Change change, boolean withPosition) {
        return new MessageFrame(
                "chat.message",
                sent.time(),
                sent.message(),
                new Payload(sent.receiver(), sent.text()),
                sent.sender(),
                DeletedUser.nameOf(sent.sender()),
                DeletedUser.nameOf(sent.receiver()),
                sent.seq(),
                sent.sender().equals(change.user()) ? sent.clientId() : null,
                null,
                withPosition ? change.position() : null);
    }

    static MessageFrame of(Edited edited, Change change) {
        return new MessageFrame(
                "chat.edited",
                edited.timeSent(),
                edited.message(),
                new Payload(edited.receiver(), edited.text()),
                edited.sender(),
                DeletedUser.nameOf(edited.sender()),
                DeletedUser.nameOf(edited.receiver()),
                edited.seq(),
                null,
                edited.timeEdited(),
                change.position());
    }

    record Payload(UUID receiver, String text) {}
}
