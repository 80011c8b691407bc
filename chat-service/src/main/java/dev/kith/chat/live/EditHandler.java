package dev.kith.chat.live;

import dev.kith.chat.message.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.edit}: another text for a message of the caller. */
@Component
class EditHandler implements FrameHandler<EditHandler.Payload> {

    private final Messages messages;

    EditHandler(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String type() {
        return "chat.edit";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        messages.edit(exchange.user(), Required.of(payload.id(), "/id"), payload.text(), _ -> {});
        exchange.done();
    }

    record Payload(@Nullable UUID id, @Nullable String text) {}
}
