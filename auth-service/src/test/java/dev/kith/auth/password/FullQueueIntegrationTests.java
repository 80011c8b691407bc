package dev.kith.auth.password;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.Api;
import dev.kith.test.RealInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"BCRYPT_COST=4", "BCRYPT_THREADS=1", "BCRYPT_QUEUE=2"})
class FullQueueIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private HashingThreads threads;

    @Autowired
    private MeterRegistry meters;

    @Test
    void refusesCallersWhileTheQueueIsFull() throws Exception {
        var api = new Api(port);
        var email = freshEmail();
        api.registered(email);
        var release = new CountDownLatch(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(1);
            var running = callers.submit(() -> threads.run(() -> {
                started.countDown();
                release.await();
                return "held";
            }));
            started.await();
            var queued = callers.submit(() -> api.login(email, PASSWORD));
            var queuedToo = callers.submit(() -> api.login(email, PASSWORD));
            await().until(() -> threads.waiting() == 2);

            var login = api.login(email, PASSWORD);
            var registration = api.register(credentials(freshEmail(), PASSWORD));
            release.countDown();

            login.isProblem(503, "too many passwords are being checked");
            assertThat(login.header("Retry-After")).isEqualTo("5");
            assertThat(registration.status()).isEqualTo(503);
            assertThat(running.get()).isEqualTo("held");
            assertThat(queued.get().status()).isEqualTo(202);
            assertThat(queuedToo.get().status()).isEqualTo(202);
        } finally {
            release.countDown();
        }
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void leavesHalfOfTheQueueToLogins() throws Exception {
        var api = new Api(port);
        var email = freshEmail();
        api.registered(email);
        var release = new CountDownLatch(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(1);
            var running = callers.submit(() -> threads.runForNewPassword(() -> {
                started.countDown();
                release.await();
                return "held";
            }));
            started.await();

            var registration = callers.submit(() -> api.register(credentials(freshEmail(), PASSWORD)));
            await().until(() -> registration.isDone() || threads.waiting() == 1);
            var refusedAtOnce = registration.isDone();
            var login = callers.submit(() -> api.login(email, PASSWORD));
            await().until(() -> threads.waiting() >= 1);
            release.countDown();

            assertThat(refusedAtOnce).isTrue();
            registration.get().isProblem(503, "too many passwords are being checked");
            assertThat(running.get()).isEqualTo("held");
            assertThat(login.get().status()).isEqualTo(202);
        } finally {
            release.countDown();
        }
    }

    @Test
    void hashesNothingForATakenAddress() {
        var api = new Api(port);
        var email = freshEmail();
        api.registered(email);
        var rounds = rounds();

        api.register(credentials(email, PASSWORD)).isProblem(409, "username/email already taken");

        assertThat(rounds()).isEqualTo(rounds);
    }

    private double rounds() {
        return meters.get("kith.auth.password.rounds").counter().count();
    }
}
