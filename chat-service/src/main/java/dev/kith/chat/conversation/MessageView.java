package dev.kith.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.chat.person.DeletedUser;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as JSON. Its times are the contract's camelCase.
 *
 * @param senderName there for a deleted user alone, and so is the receiver's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        String text,
        UUID sender,
        UUID receiver,
        @Nullable String senderName,
        @Nullable String receiverName,
        @JsonProperty("timeSent") Instant timeSent,
        @JsonProperty("timeEdited") @Nullable Instant timeEdited,
        long seq,
        @Nullable String clientId) {

    /** What this user may know of it. */
    public static MessageView of(Message message, UUID reader) {
        return new MessageView(
                message.id(),
                message.text(),
                message.sender(),
                message.receiver(),
                DeletedUser.nameOf(message.sender()),
                DeletedUser.nameOf(message.receiver()),
                message.timeSent(),
                message.timeEdited(),
                message.seq(),
                message.sender().equals(reader) ? message.clientId() : null);
    }
}
