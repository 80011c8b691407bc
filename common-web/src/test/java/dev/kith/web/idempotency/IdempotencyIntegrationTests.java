package dev.kith.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.retention.Retention;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import dev.kith.web.Requests;
import dev.kith.web.WithDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithDatabase
@Import(IdempotencyIntegrationTests.Time.class)
class IdempotencyIntegrationTests {

    private static final String BOOK = "{\"text\": \"a book\"}";
    private static final String SLOW = "{\"text\": \"something that takes long\"}";

    private final HttpApi http;
    private final JdbcClient jdbc;
    private final Retention expiredAnswers;
    private final MovableClock clock;
    private final OrderController orders;
    private final IdempotencyRecords idempotencyRecords;
    private final TransactionTemplate transaction;

    @Autowired
    IdempotencyIntegrationTests(
            @LocalServerPort int port,
            JdbcClient jdbc,
            Retention expiredAnswers,
            MovableClock clock,
            OrderController orders,
            IdempotencyRecords idempotencyRecords,
            TransactionTemplate transaction) {
        this.http = Requests.to(port);
        this.jdbc = jdbc;
        this.expiredAnswers = expiredAnswers;
        this.clock = clock;
        this.orders = orders;
        this.idempotencyRecords = idempotencyRecords;
        this.transaction = transaction;
    }

    @TestConfiguration
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    @BeforeEach
    void clearTables() {
        jdbc.sql("truncate orders, idempotency.answers").update();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void repeatsTheFirstResponse() {
        var first = order(BOOK, "key-1");
        var second = order(BOOK, "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(first.header("Authorization")).isNotEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Stream.of("Content-Type", "Location", "ETag"))
                .allSatisfy(name -> assertThat(second.header(name)).isNotEmpty().isEqualTo(first.header(name)));
        assertThat(second.header("Authorization")).isEmpty();
        assertThat(count("orders")).isOne();
    }

    @Test
    void executesEveryRequestWithoutAKey() {
        http.post("/orders", BOOK);
        http.post("/orders", BOOK);

        assertThat(count("orders")).isEqualTo(2);
        assertThat(count("idempotency.answers")).isZero();
    }

    @Test
    void ignoresTheKeyOfOtherHandlers() {
        http.post("/careless-orders", BOOK, "Idempotency-Key", "key-2");
        http.post("/careless-orders", BOOK, "Idempotency-Key", "key-2");

        assertThat(count("orders")).isEqualTo(2);
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        var alice = Requests.identity(UUID.randomUUID());
        http.post("/orders", BOOK, with("key-3", alice));
        var other = http.post("/orders", "{\"text\": \"another book\"}", with("key-3", alice));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("urn:kith:problem:idempotency-key-reused");
        assertThat(count("orders")).isOne();
    }

    @Test
    void separatesCallers() {
        var alice = http.post("/orders", BOOK, with("key-4", Requests.identity(UUID.randomUUID())));
        var bob = http.post("/orders", BOOK, with("key-4", Requests.identity(UUID.randomUUID())));

        assertThat(alice.status()).isEqualTo(201);
        assertThat(bob.status()).isEqualTo(201);
        assertThat(bob.body()).isNotEqualTo(alice.body());
        assertThat(count("orders")).isEqualTo(2);
    }

    @Test
    void separatesTheRequestsOfCallersWithoutAnAccount() {
        var first = order(BOOK, "key-5");
        var other = order("{\"text\": \"another book\"}", "key-5");

        assertThat(other.status()).isEqualTo(201);
        assertThat(order(BOOK, "key-5").body()).isEqualTo(first.body());
        assertThat(count("orders")).isEqualTo(2);
    }

    @Test
    void erasesTheResponsesThatBelongToAUser() {
        var alice = UUID.randomUUID();
        var bob = Requests.identity(UUID.randomUUID());
        var gift = "{\"text\": \"a gift\", \"friend\": \"%s\"}".formatted(alice);
        http.post("/orders", BOOK, with("hers", Requests.identity(alice)));
        http.post("/orders", gift, with("for her", bob));
        http.post("/orders", gift, with("anonymous"));
        var his = http.post("/orders", BOOK, with("his", bob));

        transaction.executeWithoutResult(_ -> idempotencyRecords.erase(alice));

        assertThat(count("idempotency.answers")).isOne();
        assertThat(http.post("/orders", BOOK, with("his", bob)).body()).isEqualTo(his.body());
    }

    @Test
    void refusesTheSecondRequestWhileTheFirstIsRunning() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> order(SLOW, "key-5"));
            orders.arrived.acquire();

            var second = order(SLOW, "key-5");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body()).contains("urn:kith:problem:request-in-progress");
            assertThat(second.header("Retry-After")).isEqualTo("1");

            orders.mayGoOn.release();
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(order(SLOW, "key-5").body()).isEqualTo(first.get().body());
        }
        assertThat(count("orders")).isOne();
    }

    @Test
    void executesConcurrentRequestsWithOneKeyOnce() throws Exception {
        var attempts = new ArrayList<Callable<TestResponse>>();
        for (var i = 0; i < 20; i++) {
            attempts.add(() -> order(BOOK, "key-6"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(attempts)) {
                assertThat(answer.get().status()).isIn(201, 409);
            }
        }
        assertThat(count("orders")).isOne();
        assertThat(order(BOOK, "key-6").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "something that is sold out, 409",
        "something that does not exist, 404",
        "something checked, 500",
        "something that kills the connection, 503"
    })
    void storesNothingAfterAFailure(String text, int status) {
        var failed = order("{\"text\": \"%s\"}".formatted(text), "key-7");

        assertThat(failed.status()).as(failed.body()).isEqualTo(status);
        assertThat(failed.header("Location")).isEmpty();
        assertThat(count("orders")).isZero();
        assertThat(count("idempotency.answers")).isZero();
        assertThat(order(BOOK, "key-7").status()).isEqualTo(201);
    }

    @Test
    void executesARequestAgainAfterADay() {
        var first = order(BOOK, "key-8");
        clock.moveForward(Duration.ofHours(25));
        var second = order(BOOK, "key-8");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(order(BOOK, "key-8").body()).isEqualTo(second.body());
    }

    @Test
    void purgesResponsesAfterADay() {
        order(BOOK, "old");
        clock.moveForward(Duration.ofHours(23));
        order(BOOK, "young");
        expiredAnswers.deleteExpired();
        assertThat(count("idempotency.answers")).isEqualTo(2);

        clock.moveForward(Duration.ofHours(2));
        expiredAnswers.deleteExpired();
        assertThat(count("idempotency.answers")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void refusesAMalformedKey(String key) {
        var response = order(BOOK, key);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"pointer\":\"Idempotency-Key\"");
        assertThat(count("orders")).isZero();
    }

    @Test
    void refusesAKeyOf256CharactersAndTwoKeys() {
        assertThat(order(BOOK, "k".repeat(255)).status()).isEqualTo(201);
        assertThat(order(BOOK, "k".repeat(256)).status()).isEqualTo(400);
        assertThat(http.post("/orders", BOOK, with("a", "Idempotency-Key", "b")).status())
                .isEqualTo(400);
    }

    private TestResponse order(String body, String key) {
        return http.post("/orders", body, "Idempotency-Key", key);
    }

    private static String[] with(String key, String... headers) {
        return Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(headers))
                .toArray(String[]::new);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
