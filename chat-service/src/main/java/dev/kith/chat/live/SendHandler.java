package dev.kith.chat.live;

import dev.kith.chat.message.Draft;
import dev.kith.chat.message.Messages;
import org.springframework.stereotype.Component;

/** {@code chat.send}: always acknowledged, after the commit. */
@Component
class SendHandler implements FrameHandler<SendPayload> {

    private final Messages messages;

    SendHandler(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String type() {
        return "chat.send";
    }

    @Override
    public Class<SendPayload> payload() {
        return SendPayload.class;
    }

    @Override
    public void handle(Exchange exchange, SendPayload payload) {
        var draft = Draft.of(payload.receiver(), payload.text(), payload.clientId());
        exchange.reply(AckFrame.of(exchange.ref(), messages.send(exchange.user(), draft)));
    }
}
