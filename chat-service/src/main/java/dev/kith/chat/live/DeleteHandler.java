package dev.kith.chat.live;

import dev.kith.chat.message.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.delete}: takes a message of the caller away, for both ends. */
@Component
class DeleteHandler implements FrameHandler<DeleteHandler.Payload> {

    private final Messages messages;

    DeleteHandler(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String type() {
        return "chat.delete";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        messages.delete(exchange.user(), Required.of(payload.id(), "/id"));
        exchange.done();
    }

    record Payload(@Nullable UUID id) {}
}
