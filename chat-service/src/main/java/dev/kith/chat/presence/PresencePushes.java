package dev.kith.chat.presence;

import dev.kith.chat.hub.Hub;
import dev.kith.chat.hub.SocketClosed;
import dev.kith.chat.live.VersionOneProtocol;
import dev.kith.chat.presence.PresenceFrame.State;
import dev.kith.chat.presence.PresenceSignal.Typing;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What {@code kith.chat.v1} pushes of this moment. */
@Component
class PresencePushes {

    private final Hub hub;
    private final Watchers watchers;
    private final JsonMapper json;

    PresencePushes(Hub hub, Watchers watchers, JsonMapper json) {
        this.hub = hub;
        this.watchers = watchers;
        this.json = json;
    }

    void changed(Collection<UUID> users, boolean online) {
        for (var user : users) {
            var frame = json.writeValueAsString(new PresenceFrame(null, List.of(new State(user, online))));
            watchers.forEach(user, socket -> socket.send(frame));
        }
    }

    void typing(Typing typing) {
        var frame = json.writeValueAsString(new TypingFrame("chat.typing", typing.userId(), typing.peerId()));
        Stream.of(typing.userId(), typing.peerId())
                .distinct()
                .flatMap(user -> hub.socketsOf(user).stream())
                .filter(socket -> socket.protocol().equals(VersionOneProtocol.NAME))
                .forEach(socket -> socket.send(frame));
    }

    @EventListener
    void closed(SocketClosed event) {
        watchers.forget(event.socket());
    }

    record TypingFrame(String type, UUID user, UUID peer) {}
}
