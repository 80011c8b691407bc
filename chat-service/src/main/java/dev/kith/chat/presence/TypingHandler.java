package dev.kith.chat.presence;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.live.Exchange;
import dev.kith.chat.live.FrameHandler;
import dev.kith.events.Signals;
import dev.kith.events.contract.ChatTyping;
import dev.kith.http.problem.ProblemException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.typing}: the caller is writing to the receiver. The devices of both are told, on whatever instance. */
@Component
class TypingHandler implements FrameHandler<TypingHandler.Payload> {

    private final Conversations conversations;
    private final Signals signals;

    TypingHandler(Conversations conversations, Signals signals) {
        this.conversations = conversations;
        this.signals = signals;
    }

    @Override
    public String type() {
        return "chat.typing";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        var receiver = payload.receiver();
        if (receiver == null
                || conversations.peers(exchange.user(), Set.of(receiver)).isEmpty()) {
            throw ProblemException.invalid("/receiver", "expected somebody with whom there is a conversation");
        }
        signals.send(new ChatTyping(exchange.user(), receiver));
        exchange.done();
    }

    record Payload(@Nullable UUID receiver) {}
}
