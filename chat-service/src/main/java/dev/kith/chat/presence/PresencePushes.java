package dev.kith.chat.presence;

import dev.kith.chat.hub.Hub;
import dev.kith.chat.hub.HubEvent.SocketClosed;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.chat.protocol.ServerFrame.PresenceFrame;
import dev.kith.chat.protocol.ServerFrame.PresenceFrame.UserState;
import dev.kith.chat.protocol.ServerFrame.TypingFrame;
import dev.kith.chat.protocol.v1.V1Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Pushes presence and typing to the sockets of {@code kith.chat.v1}. */
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
        // One frame for each socket: an instance that ends may take all users of a socket offline at once.
        var states = new HashMap<Socket, List<UserState>>();
        for (var user : users) {
            watchers.forEach(
                    user,
                    socket -> states.computeIfAbsent(socket, _ -> new ArrayList<>())
                            .add(new UserState(user, online)));
        }
        states.forEach((socket, changed) -> socket.send(json.writeValueAsString(new PresenceFrame(null, changed))));
    }

    void typing(Typing typing) {
        var frame = json.writeValueAsString(new TypingFrame(typing.userId(), typing.peerId()));
        Stream.of(typing.userId(), typing.peerId())
                .distinct()
                .flatMap(user -> hub.socketsOf(user).stream())
                .filter(socket -> socket.protocol().equals(V1Protocol.NAME))
                .forEach(socket -> socket.send(frame));
    }

    @EventListener
    void onSocketClosed(SocketClosed event) {
        watchers.remove(event.socket());
    }
}
