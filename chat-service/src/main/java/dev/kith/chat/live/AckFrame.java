package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.message.Receipt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * It is done, and committed. For a {@code chat.send} it says what became of the message.
 *
 * @param repeated whether it was sent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AckFrame(
        String type,
        @Nullable String ref,
        @Nullable UUID id,
        @Nullable Long seq,
        @Nullable Instant time,
        @Nullable String clientId,
        @Nullable Boolean repeated) {

    private static final String TYPE = "chat.ack";

    static AckFrame of(String ref) {
        return new AckFrame(TYPE, ref, null, null, null, null, null);
    }

    static AckFrame of(@Nullable String ref, Receipt receipt) {
        var message = receipt.message();
        return new AckFrame(
                TYPE, ref, message.id(), message.seq(), message.timeSent(), message.clientId(), receipt.repeated());
    }
}
