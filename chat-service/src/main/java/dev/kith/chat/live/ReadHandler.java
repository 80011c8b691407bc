package dev.kith.chat.live;

import dev.kith.chat.message.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.read}: the caller has read what the peer wrote, up to here. */
@Component
class ReadHandler implements FrameHandler<ReadHandler.Payload> {

    private final Messages messages;

    ReadHandler(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String type() {
        return "chat.read";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        messages.read(exchange.user(), Required.of(payload.peer(), "/peer"), Required.of(payload.seq(), "/seq"));
        exchange.done();
    }

    record Payload(@Nullable UUID peer, @Nullable Long seq) {}
}
