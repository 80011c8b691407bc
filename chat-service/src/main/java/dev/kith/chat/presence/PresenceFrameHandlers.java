package dev.kith.chat.presence;

import static dev.kith.chat.protocol.v1.FrameContext.requireMember;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.chat.protocol.ServerFrame.PresenceFrame;
import dev.kith.chat.protocol.v1.FrameHandler;
import dev.kith.events.Signals;
import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handles the frames about presence and typing. A user sees and reaches only users with a common conversation. */
@Configuration(proxyBeanMethods = false)
class PresenceFrameHandlers {

    private static final int MAX_WATCHED = 200;

    /**
     * Answers which of these users are online, and pushes their changes from now on. Replaces the earlier subscription.
     */
    @Bean
    FrameHandler<SubscribePayload> presenceSubscribe(
            Conversations conversations, Presence presence, Watchers watchers) {
        return new FrameHandler<>("presence.subscribe", SubscribePayload.class, (context, payload) -> {
            var users = requireMember(payload.users(), "/users");
            if (users.size() > MAX_WATCHED) {
                throw ProblemException.invalid(
                        "/users", "%d users, expected at most %d".formatted(users.size(), MAX_WATCHED));
            }
            var known = conversations.peers(context.user(), users);
            // Before the states are read, so that no change is missed. A change may be pushed twice.
            watchers.watch(context.socket(), known);
            presence.read(known, states -> context.reply(new PresenceFrame(context.ref(), states)));
        });
    }

    /** The caller is writing to the receiver. The devices of both users receive it, on every instance. */
    @Bean
    FrameHandler<TypingPayload> typing(Conversations conversations, Signals signals) {
        return new FrameHandler<>("chat.typing", TypingPayload.class, (context, payload) -> {
            var receiver = payload.receiver();
            if (receiver == null
                    || conversations.peers(context.user(), Set.of(receiver)).isEmpty()) {
                throw ProblemException.invalid("/receiver", "expected a user with whom there is a conversation");
            }
            signals.send(new Typing(context.user(), receiver));
            context.acknowledge();
        });
    }

    record SubscribePayload(@Nullable List<UUID> users) {}

    record TypingPayload(@Nullable UUID receiver) {}
}
