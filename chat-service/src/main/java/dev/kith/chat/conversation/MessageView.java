package dev.kith.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.chat.user.DeletedUser;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as JSON. The names of its times are in camelCase, as earlier clients know them.
 *
 * @param senderName only for a deleted user, as is the receiver's
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

    /** The members that this user may see. */
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
