package dev.kith.test;

import dev.kith.test.client.TestResponse;
import dev.kith.test.server.DedicatedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The base of tests that stop and start the database of a running service. The database serves one test class. */
@RealInfrastructure
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
public abstract class DatabaseOutageTest {

    private static @Nullable DedicatedServer postgres;

    @DynamicPropertySource
    static void useOwnServer(DynamicPropertyRegistry properties) {
        postgres = Infrastructure.dedicatedPostgres();
        postgres.register(properties);
    }

    @AfterAll
    static void closeServer() {
        server().close();
    }

    protected static void stopDatabase() {
        server().stop();
    }

    /** Requires that each of these requests, all sent at once, is answered with 503. */
    protected static void areUnavailable(List<Supplier<TestResponse>> requests) {
        var responses = requests.stream().map(CompletableFuture::supplyAsync).toList();
        responses.forEach(response -> response.join().isUnavailable());
    }

    /** Returns when the service has its database again, that is, when this request has this status. */
    protected static void startDatabase(int status, Supplier<Integer> request) {
        server().start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(request::get, answered -> answered == status);
    }

    private static DedicatedServer server() {
        if (postgres == null) {
            throw new IllegalStateException("no server has been started");
        }
        return postgres;
    }
}
