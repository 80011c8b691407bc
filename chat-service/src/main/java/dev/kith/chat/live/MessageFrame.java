package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.change.Change;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Sent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, sent or edited: the contract's frame, and more.
 *
 * @param timestamp when it was sent
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
                edited.seq(),
                null,
                edited.timeEdited(),
                change.position());
    }

    record Payload(UUID receiver, String text) {}
}
