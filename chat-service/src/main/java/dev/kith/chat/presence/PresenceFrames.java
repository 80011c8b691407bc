package dev.kith.chat.presence;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.live.FrameHandler;
import dev.kith.chat.live.Required;
import dev.kith.chat.presence.PresenceFrame.State;
import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.events.Signals;
import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frames with which a client asks and tells of this moment, to and of those with whom it has a conversation. */
@Configuration(proxyBeanMethods = false)
class PresenceFrames {

    private static final int MAX_WATCHED = 200;

    /** Who of these is online, and then who of them comes and goes; instead of those asked for before. */
    @Bean
    FrameHandler<SubscribePayload> presenceSubscribe(
            Conversations conversations, Presence presence, Watchers watchers) {
        return FrameHandler.on("presence.subscribe", SubscribePayload.class, (exchange, payload) -> {
            var users = Required.of(payload.users(), "/users");
            if (users.size() > MAX_WATCHED) {
                throw ProblemException.invalid(
                        "/users", "%d users, expected at most %d".formatted(users.size(), MAX_WATCHED));
            }
            var known = conversations.peers(exchange.user(), users);
            // Before it is read who is online, so that no change falls between; one may be told twice.
            watchers.watch(exchange.socket(), known);
            var states = known.stream()
                    .map(user -> new State(user, presence.isOnline(user)))
                    .toList();
            exchange.reply(new PresenceFrame(exchange.ref(), states));
        });
    }

    /** The caller is writing to the receiver. The devices of both are told, on whatever instance. */
    @Bean
    FrameHandler<TypingPayload> typing(Conversations conversations, Signals signals) {
        return FrameHandler.on("chat.typing", TypingPayload.class, (exchange, payload) -> {
            var receiver = payload.receiver();
            if (receiver == null
                    || conversations.peers(exchange.user(), Set.of(receiver)).isEmpty()) {
                throw ProblemException.invalid("/receiver", "expected somebody with whom there is a conversation");
            }
            signals.send(new Typing(exchange.user(), receiver));
            exchange.done();
        });
    }

    record SubscribePayload(@Nullable List<UUID> users) {}

    record TypingPayload(@Nullable UUID receiver) {}
}
