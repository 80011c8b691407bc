package dev.kith.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as JSON. Its times are the contract's camelCase. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        String text,
        UUID sender,
        UUID receiver,
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
                message.timeSent(),
                message.timeEdited(),
                message.seq(),
                message.sender().equals(reader) ? message.clientId() : null);
    }
}
