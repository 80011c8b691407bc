package dev.kith.auth.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import dev.kith.web.page.PageRequest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@AuthServiceTest
class SessionBoundIntegrationTests extends WithAccount {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", "a test");

    @Autowired
    private Sessions sessions;

    @Autowired
    private Environment environment;

    private List<IssuedTokens> begun;

    @BeforeEach
    void beginTheMaximumOfSessions() {
        begun = Stream.generate(this::begin).limit(Sessions.MAX_PER_USER).toList();
    }

    @Test
    void endsTheLeastRecentlyUsedSessionWhenAnotherBegins() {
        var used = begun.getFirst();
        var unused = begun.get(1).session();
        var _ = sessions.refresh(requireNonNull(used.refreshToken()), CLIENT).orElseThrow();

        var another = begin();

        assertThat(sessions.isAlive(user, unused)).isFalse();
        assertThat(living()).hasSize(Sessions.MAX_PER_USER).contains(used.session(), another.session());
        assertThat(revoked("too_many_sessions", 1)).containsExactly(unused.toString());
        var told = api.get("/api/auth/audit?limit=1", Api.as(user)).json().path(0);
        assertThat(told.path("event").asString()).isEqualTo("session_revoked");
        assertThat(told.path("session_id").asString()).isEqualTo(unused.toString());
    }

    @Test
    void holdsWhenManyBeginAtOnce() throws Exception {
        var start = new CyclicBarrier(8);
        Callable<IssuedTokens> racer = () -> {
            start.await();
            return begin();
        };
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var raced : racers.invokeAll(Collections.nCopies(8, racer))) {
                assertThat(raced.get()).isNotNull();
            }
        }

        assertThat(living())
                .hasSize(Sessions.MAX_PER_USER)
                .doesNotContain(begun.getFirst().session());
    }

    @Test
    void publishesTheEndOfEachSession() {
        sessions.endAll(user, RevocationReason.PASSWORD_RESET, CLIENT);

        assertThat(living()).isEmpty();
        assertThat(revoked("password_reset", Sessions.MAX_PER_USER))
                .containsExactlyInAnyOrderElementsOf(
                        begun.stream().map(grant -> grant.session().toString()).toList());
    }

    private IssuedTokens begin() {
        return sessions.begin(new AuthenticatedUser(user, 0), CLIENT, SessionKind.REFRESHABLE)
                .orElseThrow();
    }

    private List<UUID> living() {
        return sessions.list(user, null, new PageRequest(200, null)).items().stream()
                .map(Session::id)
                .toList();
    }

    /** Awaits this number of sessions of the user that were revoked for this reason. */
    private List<String> revoked(String reason, int count) {
        var topic = Topic.of(environment, "session-revoked");
        return Awaitility.await().until(() -> revoked(topic, reason), sessions -> sessions.size() >= count);
    }

    private List<String> revoked(Topic topic, String reason) {
        return topic.messages().stream()
                .filter(message -> message.data().path("user_id").asString().equals(user.toString()))
                .filter(message -> message.data().path("reason").asString().equals(reason))
                .map(TopicRecord::key)
                .toList();
    }
}
