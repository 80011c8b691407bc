package dev.kith.auth.audit;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserErased;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Causes every security event. */
@AuthServiceTest
class AuditTrailIntegrationTests extends WithAccount {

    private static final String ADDRESS = "192.0.2.9";

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.kith.auth.audit");
    private final List<Map<String, String>> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> collector = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line.getKeyValuePairs().stream()
                    .collect(toMap(member -> member.key, member -> String.valueOf(member.value))));
        }
    };

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void listen() {
        api = api.from(ADDRESS);
        collector.start();
        log.addAppender(collector);
    }

    @AfterEach
    void stop() {
        log.detachAppender(collector);
    }

    @ParameterizedTest
    @EnumSource
    void isARowAndALineWithMembers(SecurityEventType type) {
        bringAbout(type);

        var line = line(type);
        var concerned = withoutUser(type) ? null : user;
        assertThat(line.get("user.id")).isEqualTo(concerned == null ? null : concerned.toString());
        assertThat(line.get("client.ip")).isEqualTo(withoutUser(type) || byTheOperator(type) ? null : ADDRESS);
        assertThat(line.containsKey("user_agent.original")).isEqualTo(line.containsKey("client.ip"));
        assertThat(line.containsKey("session.id")).isEqualTo(ofASession(type));
        assertThat(line.containsKey("deletion.id")).isEqualTo(ofADeletion(type));
        var session = line.get("session.id");
        assertThat(jdbc.sql("""
                                select count(*) from security_events
                                where event = ? and user_id is not distinct from ?::uuid
                                    and session_id is not distinct from ?::uuid and address is not distinct from ?
                                """)
                        .params(type.word(), concerned, session, line.get("client.ip"))
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSWORD_CHANGED", "PASSWORD_RESET", "USER_BANNED"})
    void namesEachSessionThatEndedWithIt(SecurityEventType type) {
        var begun = Stream.generate(this::begun).limit(2).map(UUID::toString).toList();

        bringAbout(type);

        var events = api.get("/api/auth/audit", Api.as(user)).json().valueStream();
        assertThat(events.filter(event -> event.path("event").asString().equals("session_revoked"))
                        .map(event -> event.path("session_id").asString()))
                .containsExactlyInAnyOrderElementsOf(begun);
    }

    private void bringAbout(SecurityEventType type) {
        switch (type) {
            case REGISTERED -> user = api.registered(freshEmail());
            case LOGGED_IN -> api.login(email, PASSWORD);
            case LOGIN_FAILED -> api.login(email, "wrong horse");
            case LOGIN_THROTTLED -> IntStream.range(0, 6).forEach(_ -> api.login(email, "wrong horse"));
            case REFRESH_TOKEN_REUSED -> replay();
            case SESSION_REVOKED -> send("DELETE", "/api/auth/sessions/" + begun(), "", Api.as(user));
            case LOGGED_OUT -> send("POST", "/api/auth/logout", "", Api.as(user, begun()));
            case PASSWORD_CHANGED -> changePassword(PASSWORD);
            case PASSWORD_CHANGE_FAILED -> changePassword("wrong horse");
            case PASSWORD_RESET_REQUESTED ->
                send("POST", "/api/auth/password-reset", "{\"email\":\"%s\"}".formatted(email), Map.of());
            case PASSWORD_RESET -> confirm("RESET_PASSWORD", "/api/auth/password-reset/confirm");
            case EMAIL_VERIFIED -> confirm("VERIFY_EMAIL", "/api/auth/email-verification/confirm");
            case KEY_ROTATED -> rotateKeys();
            case USER_BANNED -> ban("PUT");
            case USER_UNBANNED -> {
                ban("PUT");
                ban("DELETE");
            }
            case DELETION_STARTED -> api.delete(user);
            case DELETION_COMPLETED -> {
                api.delete(user);
                transaction.executeWithoutResult(_ -> Stream.of("chat", "feed", "profile")
                        .forEach(service -> outbox.publish(new UserErased(user, service))));
            }
        }
    }

    private static boolean withoutUser(SecurityEventType type) {
        return type == SecurityEventType.KEY_ROTATED || ofADeletion(type);
    }

    private static boolean ofADeletion(SecurityEventType type) {
        return type == SecurityEventType.DELETION_STARTED || type == SecurityEventType.DELETION_COMPLETED;
    }

    private static boolean byTheOperator(SecurityEventType type) {
        return type == SecurityEventType.USER_BANNED || type == SecurityEventType.USER_UNBANNED;
    }

    private static boolean ofASession(SecurityEventType type) {
        return switch (type) {
            case LOGGED_IN, LOGGED_OUT, SESSION_REVOKED, REFRESH_TOKEN_REUSED -> true;
            case REGISTERED, LOGIN_FAILED, LOGIN_THROTTLED, PASSWORD_CHANGED, PASSWORD_CHANGE_FAILED -> false;
            case PASSWORD_RESET_REQUESTED, PASSWORD_RESET, EMAIL_VERIFIED, KEY_ROTATED -> false;
            case USER_BANNED, USER_UNBANNED, DELETION_STARTED, DELETION_COMPLETED -> false;
        };
    }

    /** Awaits a line of this type, and returns the newest one. */
    private Map<String, String> line(SecurityEventType type) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> lines(type), found -> !found.isEmpty())
                .getLast();
    }

    private List<Map<String, String>> lines(SecurityEventType type) {
        return lines.stream()
                .filter(line -> type.word().equals(line.get("event.action")))
                .toList();
    }

    private UUID begun() {
        return UUID.fromString(
                api.begin(email, PASSWORD).json().path("session_id").asString());
    }

    private void replay() {
        var token = api.begin(email, PASSWORD).json().path("refresh_token").asString();
        api.refresh(token);
        jdbc.sql("update refresh_tokens set spent_at = spent_at - interval '1 hour'")
                .update();
        api.refresh(token);
    }

    private void changePassword(String current) {
        var body = "{\"current_password\":\"%s\",\"new_password\":\"battery staple\"}".formatted(current);
        send("PUT", "/api/auth/password", body, Api.as(user));
    }

    private void confirm(String purpose, String path) {
        var token = OpaqueToken.random("");
        jdbc.sql("""
                        insert into recovery_tokens (user_id, purpose, hash, expires_at)
                        values (?, ?, ?, now() + interval '1 hour')
                        """).params(user, purpose, token.hash()).update();
        send("POST", path, "{\"token\":\"%s\",\"password\":\"battery staple\"}".formatted(token.text()), Map.of());
    }

    private void rotateKeys() {
        // Otherwise the response could be a key of another test that does not sign yet.
        jdbc.sql("delete from signing_keys where signs_from > now()").update();
        send("POST", "/internal/keys", "", Api.asOperator());
    }

    private void ban(String method) {
        send(method, "/internal/users/%s/ban".formatted(user), "", Api.asOperator());
    }

    private void send(String method, String path, String body, Map<String, String> headers) {
        TestResponse answer = api.send(method, path, BodyPublishers.ofString(body), headers);
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
    }
}
