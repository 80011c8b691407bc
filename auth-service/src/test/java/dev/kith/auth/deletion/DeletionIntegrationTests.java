package dev.kith.auth.deletion;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserErased;
import dev.kith.test.DatabaseSearch;
import dev.kith.test.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class DeletionIntegrationTests {

    private final String email = freshEmail();

    @LocalServerPort
    private int port;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Deletions deletions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    private Api api;
    private UUID user;

    @BeforeEach
    void register() {
        api = new Api(port);
        var body = BodyPublishers.ofString(credentials(email, PASSWORD));
        var answer = api.post("/api/auth/register", body, Map.of("Idempotency-Key", email));
        user = UUID.fromString(answer.json().path("id").asString());
    }

    @Test
    void isRunningUntilTheLastServiceHasErasedTheUser() {
        var deletion = begun();
        assertThat(deletion(deletion).path("status").asString()).isEqualTo("running");
        assertThat(erased(deletion)).containsExactly("auth");

        tell("chat");
        tell("feed");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(erased(deletion)).containsExactly("auth", "chat", "feed"));
        assertThat(deletion(deletion).has("completed_at")).isFalse();

        tell("profile");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> deletion(deletion).path("status").asString().equals("complete"));
        assertThat(deletion(deletion).has("completed_at")).isTrue();
    }

    @Test
    void isMeasuredWhileItRuns(@Autowired MeterRegistry meters, @Autowired JdbcClient jdbc) {
        begun();
        jdbc.sql("update deletions set requested_at = requested_at - interval '2 days' where user_id = ?")
                .param(user)
                .update();
        assertThat(meters.get("kith.auth.deletion.age").gauge().value()).isGreaterThanOrEqualTo(172_800);

        Stream.of("chat", "feed", "profile").forEach(service -> deletions.confirmErasure(user, service));
        assertThat(meters.get("kith.auth.deletion.age").gauge().value()).isLessThan(172_800);
    }

    @Test
    void isPublishedAgainUntilTheLastServiceHasErasedTheUser(
            @Autowired Environment environment, @Autowired DeletionStore store) {
        begun();
        var topic = Topic.of(environment, "user-deleted");
        topic.await(user.toString(), 1);
        deletions.remind(Duration.ofHours(1));
        deletions.remind(Duration.ZERO);
        assertThat(topic.await(user.toString(), 2)).hasSize(2);

        Stream.of("chat", "feed", "profile").forEach(service -> deletions.confirmErasure(user, service));
        assertThat(store.runningFor(Duration.ZERO, 1_000)).doesNotContain(user);
    }

    @Test
    void storesTheFirstReceiptOfAServiceAndThatOfAnUnexpectedService() {
        var deletion = begun();
        deletions.confirmErasure(user, "chat");
        var once = deletion(deletion);

        deletions.confirmErasure(user, "chat");
        assertThat(deletion(deletion)).isEqualTo(once);

        Stream.of("monitor", "feed", "profile").forEach(service -> deletions.confirmErasure(user, service));
        assertThat(erased(deletion)).containsExactly("auth", "chat", "feed", "monitor", "profile");
        deletions.confirmErasure(user, "late");
        assertThat(erased(deletion)).hasSize(5);
    }

    @Test
    void leavesNothingOfTheUserInTheDatabase() {
        api.login(email, PASSWORD);
        api.login(email, "wrong " + PASSWORD);

        begun();
        var tombstone = "public.deletions.user_id";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(places()).containsExactly(tombstone));

        Stream.of("chat", "feed", "profile").forEach(service -> deletions.confirmErasure(user, service));
        assertThat(places()).isEmpty();
    }

    @Test
    void leavesNothingOfConcurrentEvents(@Autowired Audit audit) {
        begun();

        audit.record(SecurityEvent.of(SecurityEventType.LOGIN_FAILED, user).by(new ClientInfo("192.0.2.1", "late")));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(places()).containsExactly("public.deletions.user_id"));
    }

    @Test
    void endsTheSessionsWithAReason(@Autowired Environment environment) {
        var session = api.login(email, PASSWORD).header("Authorization");
        assertThat(session).isNotEmpty();

        begun();

        var ended = Topic.of(environment, "session-revoked")
                .await(sessionOf(session), 1)
                .getFirst();
        assertThat(ended.value()).contains(user.toString()).contains("user_deleted");
    }

    @Test
    void isStartedOnceForManyRequestsAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> api.delete(user).status(), threads))
                    .limit(4)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a8098c1a-f86e-4d11-8c2b-0242ac120002", "whatever"})
    void isShownOnlyByItsId(String id) {
        assertThat(api.get("/api/auth/deletions/" + id, Map.of()).status()).isEqualTo(404);
    }

    private String begun() {
        var answer = api.delete(user);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Location")).startsWith("/api/auth/deletions/");
        return answer.header("Location");
    }

    private JsonNode deletion(String path) {
        var answer = api.get(path, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.json();
    }

    private List<String> erased(String path) {
        return deletion(path)
                .path("services")
                .valueStream()
                .filter(service -> service.has("erased_at"))
                .map(service -> service.path("service").asString())
                .toList();
    }

    private void tell(String service) {
        transaction.executeWithoutResult(_ -> outbox.publish(new UserErased(user, service)));
    }

    private Iterable<String> places() {
        return new DatabaseSearch(database).placesOf(user, email);
    }

    private static String sessionOf(String authorization) {
        var claims = authorization.split("\\.", 3)[1];
        var json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(json).path("sid").asString();
    }
}
