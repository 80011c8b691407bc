package dev.kith.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Api;
import dev.kith.chat.Instance;
import dev.kith.chat.Users;
import dev.kith.chat.hub.HubEvent.UserDisconnected;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.presence.PresenceSignal.Offline;
import dev.kith.chat.presence.PresenceSignal.Online;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.Signals;
import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import dev.kith.test.ServiceTest;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@TestPropertySource(properties = {"PRESENCE_INTERVAL=1s", "PRESENCE_LEASE=4s"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private Signals signals;

    private Instance other;
    private UUID anna;
    private UUID bob;
    private UUID stranger;

    @BeforeAll
    void startAnother(@Autowired Environment environment, @Autowired BroadcastStatus status) {
        other = Instance.beside(environment);
        Instance.awaitReception(status);
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @BeforeEach
    void meet(@Autowired JdbcClient jdbc) {
        var users = new Users(jdbc);
        anna = users.add();
        bob = users.add();
        stranger = users.add();
        Api.as(anna, port).send(Api.as(bob, port), "hi");
    }

    @Test
    void pushesWhoConnectsAndDisconnectsOnEveryInstance() {
        var annas = open(anna, port);
        assertThat(watch(annas, List.of(bob))).isEqualTo(state(bob, false));
        for (var at : List.of(port, other.port())) {
            var bobs = open(bob, at);
            assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, true));
            var second = open(bob, at);
            bobs.close();
            second.close();
            assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, false));
        }
    }

    @Test
    void includesUsersWhoConnectedBefore() {
        var bobs = open(bob, port);
        assertThat(watch(open(anna, port), List.of(bob))).isEqualTo(state(bob, true));
        bobs.close();
    }

    @Test
    void announcesADisconnectingUserNoMore(@Autowired Presence presence) {
        var annas = open(anna, port);
        watch(annas, List.of(bob));
        var bobs = open(bob, port);
        assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, true));

        // The hub publishes this before it removes the user.
        presence.onUserDisconnected(new UserDisconnected(bob));
        presence.renewLeases();

        assertThat(presence.isOnline(bob)).isFalse();
        bobs.close();
    }

    @Test
    void endsTheLeasesOfASilentInstance() {
        var annas = open(anna, port);
        watch(annas, List.of(bob));
        var killed = UUID.randomUUID();
        signals.send(new Online(killed, List.of(bob)));
        assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, true));
        assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, false));
    }

    @Test
    void pushesTheUsersOfAnInstanceInOneFrame(@Autowired JdbcClient jdbc) {
        var carol = new Users(jdbc).add();
        Api.as(anna, port).send(Api.as(carol, port), "hi");
        Api.as(carol, port).send(Api.as(anna, port), "hi");
        var annas = open(anna, port);
        watch(annas, List.of(bob, carol));

        signals.send(new Online(UUID.randomUUID(), List.of(bob, carol)));

        assertThat(next(annas, "presence").path("users")).hasSize(2);
        assertThat(next(annas, "presence").path("users")).hasSize(2);
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // The socket of this test is equal to itself alone.
    void pushesTheLastStateLast(@Autowired Presence presence, @Autowired Watchers watchers) throws Exception {
        var pushed = new CopyOnWriteArrayList<String>();
        var socket = (Socket) Proxy.newProxyInstance(
                Socket.class.getClassLoader(),
                new Class<?>[] {Socket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "send" -> pushed.add((String) arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        watchers.watch(socket, Set.of(bob));
        var at = UUID.randomUUID();
        presence.onSignal(new Online(at, List.of(bob)));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 5_000; round++) {
                var left = at;
                at = UUID.randomUUID();
                var leaves = new Offline(left, List.of(bob));
                var comes = new Online(at, List.of(bob));
                for (var change : threads.invokeAll(List.of(
                        Executors.callable(() -> presence.onSignal(leaves)),
                        Executors.callable(() -> presence.onSignal(comes))))) {
                    change.get();
                }
                assertThat(pushed.getLast()).contains("\"online\":true");
                pushed.clear();
                pushed.add("\"online\":true");
            }
        }
        watchers.remove(socket);
    }

    @Test
    void includesNoUserWithoutACommonConversation() {
        var online = open(stranger, port);
        var annas = open(anna, port);
        assertThat(watch(annas, List.of(stranger, bob))).isEqualTo(state(bob, false));
        online.close();
        open(bob, port);
        assertThat(next(annas, "presence").path("users")).isEqualTo(state(bob, true));
    }

    @Test
    void refusesMoreThanTwoHundredUsers() {
        var annas = open(anna, port);
        subscribe(annas, Stream.generate(UUID::randomUUID).limit(201).toList());
        assertThat(next(annas, "error").at("/problem/errors/0/pointer").asString())
                .isEqualTo("/payload/users");
    }

    @Test
    void pushesTypingToAllDevicesOfBothUsersOnEveryInstance() {
        var annas = open(anna, port);
        var sockets = List.of(annas, open(anna, other.port()), open(bob, port), open(bob, other.port()));
        send(annas, "chat.typing", Map.of("receiver", bob));
        for (var socket : sockets) {
            assertThat(next(socket, "chat.typing"))
                    .isEqualTo(JSON.valueToTree(Map.of("type", "chat.typing", "user", anna, "peer", bob)));
        }

        send(annas, "chat.typing", Map.of("receiver", stranger));
        assertThat(next(annas, "error").at("/problem/errors/0/pointer").asString())
                .isEqualTo("/payload/receiver");
    }

    private JsonNode watch(RawSocket socket, Collection<UUID> users) {
        subscribe(socket, users);
        return next(socket, "presence").path("users");
    }

    private static void subscribe(RawSocket socket, Collection<UUID> users) {
        send(socket, "presence.subscribe", Map.of("users", users));
    }

    private static void send(RawSocket socket, String type, Map<String, ?> payload) {
        socket.send(JSON.writeValueAsString(Map.of("type", type, "payload", payload)));
    }

    /** The next frame of this type; skips frames of other types. */
    private static JsonNode next(RawSocket socket, String type) {
        for (var frame = JSON.readTree(socket.text()); ; frame = JSON.readTree(socket.text())) {
            if (frame.path("type").asString().equals(type)) {
                return frame;
            }
        }
    }

    private static JsonNode state(UUID user, boolean online) {
        return JSON.valueToTree(List.of(Map.of("id", user, "online", online)));
    }

    private static RawSocket open(UUID user, int port) {
        var headers = new HashMap<>(Identities.headers(user).toSingleValueMap());
        headers.put("Sec-WebSocket-Protocol", "kith.chat.v1");
        var socket = RawSocket.open(port, "/api/chat/ws", headers);
        // The hub has the socket from then on, not yet when the handshake is answered.
        next(socket, "chat.connected");
        return socket;
    }
}
