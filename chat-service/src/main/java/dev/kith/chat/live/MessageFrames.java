package dev.kith.chat.live;

import dev.kith.chat.message.Draft;
import dev.kith.chat.message.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frames with which a client writes, changes and reads messages. */
@Configuration(proxyBeanMethods = false)
class MessageFrames {

    static final String RESUME = "chat.resume";

    /** Always acknowledged, after the commit. */
    @Bean
    FrameHandler<SendPayload> chatSend(Messages messages) {
        return FrameHandler.on("chat.send", SendPayload.class, (exchange, payload) -> {
            var draft = Draft.of(payload.receiver(), payload.text(), payload.clientId());
            exchange.reply(AckFrame.of(exchange.ref(), messages.send(exchange.user(), draft)));
        });
    }

    /** Another text for a message of the caller. */
    @Bean
    FrameHandler<EditPayload> chatEdit(Messages messages) {
        return FrameHandler.on("chat.edit", EditPayload.class, (exchange, payload) -> {
            messages.edit(exchange.user(), Required.of(payload.id(), "/id"), payload.text(), _ -> {});
            exchange.done();
        });
    }

    /** Takes a message of the caller away, for both ends. */
    @Bean
    FrameHandler<DeletePayload> chatDelete(Messages messages) {
        return FrameHandler.on("chat.delete", DeletePayload.class, (exchange, payload) -> {
            messages.delete(exchange.user(), Required.of(payload.id(), "/id"));
            exchange.done();
        });
    }

    /** The caller has read what the peer wrote, up to here. */
    @Bean
    FrameHandler<UpToPayload> chatRead(Messages messages) {
        return FrameHandler.on("chat.read", UpToPayload.class, (exchange, payload) -> {
            messages.read(exchange.user(), Required.of(payload.peer(), "/peer"), Required.of(payload.seq(), "/seq"));
            exchange.done();
        });
    }

    /** This device has what the peer wrote, up to here. */
    @Bean
    FrameHandler<UpToPayload> chatDelivered(Messages messages) {
        return FrameHandler.on("chat.delivered", UpToPayload.class, (exchange, payload) -> {
            messages.delivered(
                    exchange.user(), Required.of(payload.peer(), "/peer"), Required.of(payload.seq(), "/seq"));
            exchange.done();
        });
    }

    /** The socket goes on behind this position. */
    @Bean
    FrameHandler<ResumePayload> chatResume() {
        return FrameHandler.on(
                RESUME,
                ResumePayload.class,
                (exchange, payload) ->
                        exchange.session().resume(Required.of(payload.after(), "/after"), exchange.ref()));
    }

    record EditPayload(@Nullable UUID id, @Nullable String text) {}

    record DeletePayload(@Nullable UUID id) {}

    record UpToPayload(@Nullable UUID peer, @Nullable Long seq) {}

    record ResumePayload(@Nullable Long after) {}
}
