package dev.kith.auth.throttle;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshAddress;
import static dev.kith.auth.Api.freshEmail;
import static dev.kith.auth.throttle.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.test.client.TestResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class TriesAtOnceIntegrationTests {

    private static final String WRONG = "wrong horse";

    private final String email = freshEmail();
    private final String network = freshAddress();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LoginThrottle throttle;

    private Api home;

    @BeforeEach
    void register(@LocalServerPort int port) {
        home = new Api(port);
        home.registered(email);
    }

    @Test
    void allowsNoMoreGuessesAtOnceThanOneAfterTheOther() {
        var guesses = atOnce(40, () -> home.login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(5);
        assertThat(guesses.stream().filter(answer -> answer.status() == 429)).hasSize(35);
    }

    @Test
    void givesTheTokensOfRightPasswordsBack() {
        for (var round = 0; round < 6; round++) {
            assertThat(atOnce(5, () -> home.login(email, PASSWORD)))
                    .extracting(TestResponse::status)
                    .containsOnly(202);
        }
    }

    @Test
    void refusesALoginOnlyWhileOthersHoldAllTokens() {
        var client = new ClientInfo(network, "");
        var all = new CountDownLatch(21);
        var right = atOnce(21, () -> {
            try {
                return throttle.check(freshEmail(), null, client, () -> allCome(all));
            } catch (ProblemException refused) {
                all.countDown();
                return refused.type() != ProblemType.TOO_MANY_REQUESTS;
            }
        });

        assertThat(right.stream().filter(granted -> granted)).hasSize(20);
        assertThat(throttle.check(freshEmail(), null, client, () -> true)).isTrue();
    }

    @Test
    void checksNoMoreGuessesAtOnceThanThereAreTokens() {
        var twenty = new CountDownLatch(20);
        var checked = new AtomicInteger();
        var guesses = atOnce(50, () -> {
            try {
                return throttle.check(freshEmail(), null, new ClientInfo(network, ""), () -> {
                    checked.incrementAndGet();
                    return !allCome(twenty);
                });
            } catch (ProblemException refused) {
                return refused.type() == ProblemType.TOO_MANY_REQUESTS;
            }
        });

        assertThat(checked).hasValue(20);
        assertThat(guesses.stream().filter(refused -> refused)).hasSize(30);
    }

    @Test
    void refillsTheTokensOfAnInstanceThatHasDied() {
        var client = new ClientInfo(network, "");
        for (var tried = 0; tried < 5; tried++) {
            assertThatThrownBy(() -> throttle.check(email, null, client, () -> {
                        throw new AssertionError("died");
                    }))
                    .hasMessage("died");
        }
        assertThat(home.from(network).login(email, PASSWORD).status()).isEqualTo(429);

        jdbc.sql("update login_buckets set full_at = full_at - interval '15 minutes'")
                .update();

        assertThat(home.from(network).login(email, PASSWORD).status()).isEqualTo(202);
    }

    private static boolean allCome(CountDownLatch latch) {
        latch.countDown();
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError("Stopped while waiting for the others", e);
        }
    }
}
