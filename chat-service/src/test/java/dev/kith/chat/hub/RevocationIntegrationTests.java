package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.chat.Events;
import dev.kith.chat.Instance;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@HubTest
class RevocationIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private RevokedSessions revoked;

    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void closesTheSocketsOfThatSessionOnAllInstancesAndNoOthers() {
        try (var instance = Instance.beside(environment)) {
            var here = open(port, session);
            var there = RawSocket.open(instance.port(), "/api/chat/ws", headers(session));
            var ofAnotherSession = open(port, other);
            assertThat(here.text()).startsWith("hello");
            assertThat(there.text()).isEqualTo("connected");
            assertThat(ofAnotherSession.text()).startsWith("hello");

            new Events(environment).send(event(session));

            assertThat(here.closeCode()).isEqualTo(4401);
            assertThat(there.closeCode()).isEqualTo(4401);
            ofAnotherSession.send("echo still here");
            assertThat(ofAnotherSession.text()).isEqualTo("still here");
        }
    }

    @Test
    void closesANewSocketOfARevokedSession() {
        new Events(environment).send(event(session));
        await().atMost(PATIENCE).until(() -> revoked.contains(session.toString()));

        assertThat(open(port, session).closeCode()).isEqualTo(4401);
    }

    private RawSocket open(int at, UUID sid) {
        var headers = headers(sid);
        headers.put("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        return RawSocket.open(at, "/api/chat/ws", headers);
    }

    private Map<String, String> headers(UUID sid) {
        var identity = new Identity(user, sid.toString(), Set.of(), LATER);
        return new HashMap<>(Identities.headers(identity).toSingleValueMap());
    }

    private SessionRevoked event(UUID sid) {
        return new SessionRevoked(sid, user, "logout", LATER);
    }
}
