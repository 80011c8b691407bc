package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static dev.kith.fleettests.Person.PASSWORD;
import static dev.kith.fleettests.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing is slowed down, and never at the cost of whom the account belongs to. */
class ThrottleTests {

    private static final int TRIES = 5;
    private static final int TRIES_OF_ALL_NETWORKS = 50;

    private final Person anna = Person.joins();

    @BeforeEach
    void needsNetworks() {
        assumeTrue(Network.areMany(), "all clients of this fleet would be in one network");
    }

    @Test
    void whoGuessesAnAccountsPasswordHasToWaitEvenForTheRightOne() {
        var guesser = Fleet.from(Network.another());
        // Long enough for what comes in it, on any machine.
        guessUntilToldToWait(guesser, anna.email(), 15);
        var refused = guesser.post("/api/auth/sessions", credentials(anna.email(), PASSWORD))
                .is(429);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:kith:problem:too-many-requests");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        guesser.post("/api/auth/login", credentials(anna.email(), PASSWORD)).is(429);
    }

    @Test
    void theOwnerElsewhereDoesNotWait() {
        guessUntilToldToWait(Fleet.from(Network.another()), anna.email(), 2);
        Fleet.from(Network.another())
                .post("/api/auth/sessions", credentials(anna.email(), PASSWORD))
                .is(201);
    }

    @Test
    void anUnknownAddressIsThrottledAlike() {
        guessUntilToldToWait(Fleet.from(Network.another()), Person.freshEmail(), 2);
    }

    @Test
    void guessesFromEverywhereDoNotLockTheOwnerOut() {
        var home = Fleet.from(Network.another());
        home.post("/api/auth/sessions", credentials(anna.email(), PASSWORD)).is(201);
        IntStream.range(0, TRIES_OF_ALL_NETWORKS)
                .forEach(_ -> guess(Fleet.from(Network.another()), anna.email()).is(401));

        // Where guesses come slowly, one or another is let through in between.
        assertThat(Stream.generate(() -> guess(Fleet.from(Network.another()), anna.email())
                                .status())
                        .limit(20))
                .contains(429);
        home.post("/api/auth/sessions", credentials(anna.email(), PASSWORD)).is(201);
    }

    @Test
    void guessesAtOnceAreNoMoreThanOneAfterTheOther() throws InterruptedException {
        var guesser = Fleet.from(Network.another());
        // Who is told that too many passwords are being checked has not guessed yet.
        Callable<TestResponse> guess =
                () -> await().until(() -> guess(guesser, anna.email()), answer -> answer.status() != 503);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(Stream.generate(() -> guess).limit(40).toList())
                    .stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
            assertThat(answers).contains(401, 429).containsOnly(401, 429);
            // Of the delays of 1, 2, 4, … seconds some may have passed meanwhile.
            assertThat(answers.stream().filter(status -> status == 401)).hasSizeBetween(TRIES, TRIES + 5);
        }
    }

    /**
     * The first tries are free, then each delay is twice the one before: this ends when so many seconds are left of
     * one.
     */
    private static void guessUntilToldToWait(HttpApi guesser, String email, int seconds) {
        for (var number = 0; number < TRIES; number++) {
            guess(guesser, email).is(401);
        }
        await().pollInterval(Duration.ofMillis(100))
                .until(
                        () -> guess(guesser, email).header("Retry-After"),
                        left -> !left.isEmpty() && Integer.parseInt(left) >= seconds);
    }

    private static TestResponse guess(HttpApi from, String email) {
        return from.post("/api/auth/sessions", credentials(email, "another-one"));
    }
}
