package dev.kith.auth.throttle;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshAddress;
import static dev.kith.auth.Api.freshEmail;
import static dev.kith.auth.throttle.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.test.client.Answer;
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
    void givesGuessesAtOnceNoMoreTriesThanOnesInTurn() {
        var guesses = atOnce(40, () -> home.login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(5);
        assertThat(guesses.stream().filter(answer -> answer.status() == 429)).hasSize(35);
    }

    @Test
    void refusesNoRightPasswordBecauseOfOthersAtOnce() {
        assertThat(atOnce(30, () -> home.login(email, PASSWORD)))
                .extracting(Answer::status)
                .containsOnly(202);
    }

    @Test
    void letsTriesWaitForHowOthersEnd() {
        var twenty = new CountDownLatch(20);

        var right = atOnce(
                30, () -> throttle.guard(freshEmail(), null, new ClientInfo(network, ""), () -> allCome(twenty)));

        assertThat(right).hasSize(30).containsOnly(true);
    }

    @Test
    void checksNoMoreGuessesAtOnceThanAreFree() {
        var twenty = new CountDownLatch(20);
        var checked = new AtomicInteger();
        var guesses = atOnce(50, () -> {
            try {
                return throttle.guard(freshEmail(), null, new ClientInfo(network, ""), () -> {
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
    void waitsForNobodyWhoseInstanceHasDied() {
        home.login(email, WRONG);
        jdbc.sql("update login_failures set in_flight = 50, tried_at = now() - interval '1 minute'")
                .update();

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    private static boolean allCome(CountDownLatch latch) {
        latch.countDown();
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError("Stopped while others were to come", e);
        }
    }
}
