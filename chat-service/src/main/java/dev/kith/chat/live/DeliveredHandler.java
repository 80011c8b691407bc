package dev.kith.chat.live;

import dev.kith.chat.message.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.delivered}: this device has what the peer wrote, up to here. */
@Component
class DeliveredHandler implements FrameHandler<DeliveredHandler.Payload> {

    private final Messages messages;

    DeliveredHandler(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String type() {
        return "chat.delivered";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        messages.delivered(exchange.user(), Required.of(payload.peer(), "/peer"), Required.of(payload.seq(), "/seq"));
        exchange.done();
    }

    record Payload(@Nullable UUID peer, @Nullable Long seq) {}
}
