package dev.kith.chat.protocol.v1;

import static dev.kith.chat.protocol.v1.FrameContext.requireMember;

import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.chat.protocol.ServerFrame.AckFrame;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handles the frames with which clients send, change and read messages. */
@Configuration(proxyBeanMethods = false)
class MessageFrameHandlers {

    static final String RESUME = "chat.resume";

    /** Always acknowledged, after the commit. */
    @Bean
    FrameHandler<NewMessage> chatSend(Messages messages) {
        return new FrameHandler<>(
                "chat.send",
                NewMessage.class,
                (context, message) ->
                        context.reply(new AckFrame(context.ref(), messages.send(context.user(), message))));
    }

    @Bean
    FrameHandler<EditPayload> chatEdit(Messages messages) {
        return new FrameHandler<>("chat.edit", EditPayload.class, (context, payload) -> {
            messages.edit(context.user(), requireMember(payload.id(), "/id"), payload.text());
            context.acknowledge();
        });
    }

    @Bean
    FrameHandler<DeletePayload> chatDelete(Messages messages) {
        return new FrameHandler<>("chat.delete", DeletePayload.class, (context, payload) -> {
            messages.delete(context.user(), requireMember(payload.id(), "/id"));
            context.acknowledge();
        });
    }

    @Bean
    FrameHandler<UpToPayload> chatRead(Messages messages) {
        return new FrameHandler<>("chat.read", UpToPayload.class, (context, payload) -> {
            messages.read(context.user(), requireMember(payload.peer(), "/peer"), requireMember(payload.seq(), "/seq"));
            context.acknowledge();
        });
    }

    @Bean
    FrameHandler<UpToPayload> chatDelivered(Messages messages) {
        return new FrameHandler<>("chat.delivered", UpToPayload.class, (context, payload) -> {
            messages.delivered(
                    context.user(), requireMember(payload.peer(), "/peer"), requireMember(payload.seq(), "/seq"));
            context.acknowledge();
        });
    }

    @Bean
    FrameHandler<ResumePayload> chatResume() {
        return new FrameHandler<>(
                RESUME,
                ResumePayload.class,
                (context, payload) ->
                        context.session().resume(requireMember(payload.after(), "/after"), context.ref()));
    }

    record EditPayload(@Nullable UUID id, @Nullable String text) {}

    record DeletePayload(@Nullable UUID id) {}

    /** The peer's messages up to this seq. */
    record UpToPayload(@Nullable UUID peer, @Nullable Long seq) {}

    /** The position after which the socket goes on. */
    record ResumePayload(@Nullable Long after) {}
}
