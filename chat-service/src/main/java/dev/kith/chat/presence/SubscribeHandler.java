package dev.kith.chat.presence;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.live.Exchange;
import dev.kith.chat.live.FrameHandler;
import dev.kith.chat.live.Required;
import dev.kith.chat.presence.PresenceFrame.State;
import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code presence.subscribe}: who of these is online, and then who comes and goes. Instead of those asked for before; nobody with whom the
 * caller has no conversation.
 */
@Component
class SubscribeHandler implements FrameHandler<SubscribeHandler.Payload> {

    private static final int MOST = 200;

    private final Conversations conversations;
    private final Presence presence;
    private final Watchers watchers;

    SubscribeHandler(Conversations conversations, Presence presence, Watchers watchers) {
        this.conversations = conversations;
        this.presence = presence;
        this.watchers = watchers;
    }

    @Override
    public String type() {
        return "presence.subscribe";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        var users = Required.of(payload.users(), "/users");
        if (users.size() > MOST) {
            throw ProblemException.invalid("/users", "%d users, expected at most %d".formatted(users.size(), MOST));
        }
        var known = conversations.peers(exchange.user(), users);
        // Before it is read who is online, so that no change falls between; one may be told twice.
        watchers.watch(exchange.socket(), known);
        var states = known.stream()
                .map(user -> new State(user, presence.isOnline(user)))
                .toList();
        exchange.reply(new PresenceFrame(exchange.ref(), states));
    }

    record Payload(@Nullable List<UUID> users) {}
}
