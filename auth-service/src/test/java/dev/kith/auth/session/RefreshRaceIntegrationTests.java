package dev.kith.auth.session;

import static dev.kith.auth.Api.PASSWORD;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.AccessTokens;
import dev.kith.test.client.TestResponse;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class RefreshRaceIntegrationTests extends WithAccount {

    private static final int RACES = 1_000;
    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", "a test");

    private final ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    private Sessions sessions;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @AfterEach
    void stop() {
        racers.close();
    }

    @Test
    void givesFiftyRequestsAtOnceTheSameSuccessor() throws Exception {
        var begun = api.begin(email, PASSWORD).json();
        var start = new CyclicBarrier(50);
        Callable<TestResponse> refresh = () -> {
            start.await();
            return api.refresh(begun.path("refresh_token").asString());
        };

        var answers = new ArrayList<TestResponse>();
        for (var racer : racers.invokeAll(Collections.nCopies(50, refresh))) {
            answers.add(racer.get());
        }

        assertThat(answers).extracting(TestResponse::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.json().path("session_id").asString())
                .containsOnly(begun.path("session_id").asString());
        assertThat(answers)
                .extracting(answer -> answer.json().path("refresh_token").asString())
                .doesNotContain(begun.path("refresh_token").asString())
                .containsOnly(answers.getFirst().json().path("refresh_token").asString());
        assertThat(unspent(begun.path("session_id").asString())).isEqualTo(1);
        assertThat(api.refresh(answers.getFirst().json().path("refresh_token").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesALateTabTheUnspentTokenThatWorksAfterTheGrace() {
        var first = begun();
        var second = refreshed(first);
        var third = refreshed(second);

        assertThat(refreshed(first)).isEqualTo(third);
        assertThat(refreshed(second)).isEqualTo(third);

        graceIsOver();
        assertThat(refreshed(third)).isNotEqualTo(third);
    }

    @Test
    void endsTheSessionOnAReplayAfterTheGrace(CapturedOutput output) {
        var begun =
                sessions.begin(authenticated(), CLIENT, SessionKind.REFRESHABLE).orElseThrow();
        var first = requireNonNull(begun.refreshToken());
        var second = refreshed(first);
        graceIsOver();

        api.refresh(first).isProblem(401, "the refresh token is not valid");

        api.refresh(second).isProblem(401, "the refresh token is not valid");
        assertThat(sessions.isAlive(user, begun.session())).isFalse();
        assertThat(output).contains("refresh_token_reused: user %s, session %s".formatted(user, begun.session()));
        var audit = api.get("/api/auth/audit", Api.as(user)).json().path(0);
        assertThat(audit.path("event").asString()).isEqualTo("refresh_token_reused");
        assertThat(audit.path("session_id").asString())
                .isEqualTo(begun.session().toString());
        var told = revocations().await(begun.session().toString(), 1);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().value()).contains("\"reason\":\"refresh_token_reused\"", user.toString());
    }

    @Test
    void isAlwaysWonByTheEndOfTheSession() throws Exception {
        var given = new ArrayList<IssuedTokens>();
        for (var race = 0; race < RACES; race++) {
            given.addAll(race(race % 2 == 0));
        }

        // Each of the two has been first.
        assertThat(given).hasSizeBetween(RACES + 1, 2 * RACES - 1);
        var told = revocationsOf(given);
        for (var grant : given) {
            var messages = requireNonNull(told.get(grant.session().toString()));
            assertThat(messages).hasSize(1);
            var until = messages.getFirst().data().path("until");
            assertThat(Instant.parse(until.asString()))
                    .isAfterOrEqualTo(
                            tokens.verify(grant.accessToken()).orElseThrow().expires());
        }
    }

    /** The tokens of the session. None of them may be valid any more. */
    private List<IssuedTokens> race(boolean one) throws Exception {
        var begun =
                sessions.begin(authenticated(), CLIENT, SessionKind.REFRESHABLE).orElseThrow();
        var token = requireNonNull(begun.refreshToken());
        var start = new CyclicBarrier(2);
        var refreshed = racers.submit(() -> {
            start.await();
            return sessions.refresh(token, CLIENT);
        });
        var ended = racers.submit(() -> {
            start.await();
            if (one) {
                sessions.end(user, begun.session(), RevocationReason.REVOKED, CLIENT);
            } else {
                sessions.endOthers(user, null, RevocationReason.REVOKED, CLIENT);
            }
            return null;
        });

        ended.get();
        var given = new ArrayList<>(List.of(begun));
        refreshed.get().ifPresent(given::add);
        assertThat(given)
                .allMatch(grant -> sessions.refresh(requireNonNull(grant.refreshToken()), CLIENT)
                        .isEmpty());
        assertThat(sessions.isAlive(user, begun.session())).isFalse();
        return given;
    }

    private String refreshed(String token) {
        return requireNonNull(sessions.refresh(token, CLIENT).orElseThrow().refreshToken());
    }

    private void graceIsOver() {
        jdbc.sql("""
                        update refresh_tokens set spent_at = spent_at - interval '6 minutes'
                        from sessions where sessions.id = session_id and user_id = ?
                        """).param(user).update();
    }

    private String begun() {
        return requireNonNull(sessions.begin(authenticated(), CLIENT, SessionKind.REFRESHABLE)
                .orElseThrow()
                .refreshToken());
    }

    private AuthenticatedUser authenticated() {
        var epoch = jdbc.sql("select session_epoch from users where id = ?")
                .param(user)
                .query(Long.class)
                .single();
        return new AuthenticatedUser(user, epoch);
    }

    private long unspent(String session) {
        return jdbc.sql("select count(*) from refresh_tokens where session_id = ?::uuid and spent_at is null")
                .param(session)
                .query(Long.class)
                .single();
    }

    /** Awaits an event for each of these sessions, and returns the events by session. */
    private Map<String, List<TopicRecord>> revocationsOf(List<IssuedTokens> grants) {
        var ended = grants.stream().map(grant -> grant.session().toString()).collect(toSet());
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> revocations().messages().stream().collect(groupingBy(TopicRecord::key)),
                        told -> told.keySet().containsAll(ended));
    }

    private Topic revocations() {
        return Topic.of(environment, "session-revoked");
    }
}
