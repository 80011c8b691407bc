package dev.kith.chat.live;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code chat.resume}: the socket goes on behind a position that the client names. */
@Component
class ResumeHandler implements FrameHandler<ResumeHandler.Payload> {

    static final String TYPE = "chat.resume";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        exchange.session().resume(Required.of(payload.after(), "/after"), exchange.ref());
    }

    record Payload(@Nullable Long after) {}
}
