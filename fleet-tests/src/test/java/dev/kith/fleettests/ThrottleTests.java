package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static dev.kith.fleettests.Person.PASSWORD;
import static dev.kith.fleettests.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses are limited, and never lock the owner of the account out. */
class ThrottleTests {

    private static final int TRIES = 5;
    private static final int TRIES_OF_ALL_NETWORKS = 50;

    private final Person anna = Person.register();

    @BeforeEach
    void requireNetworks() {
        assumeTrue(Network.isSelectable(), "all clients of this fleet would be in one network");
    }

    @Test
    void throttledClientHasToWaitEvenWithTheRightPassword() {
        var guesser = Fleet.from(Network.unused());
        guessUntilRefused(guesser, anna.email());
        var refused = guesser.post("/api/auth/sessions", credentials(anna.email(), PASSWORD))
                .is(429);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:kith:problem:too-many-requests");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        guesser.post("/api/auth/login", credentials(anna.email(), PASSWORD)).is(429);
    }

    @Test
    void userOnAnotherNetworkDoesNotWait() {
        guessUntilRefused(Fleet.from(Network.unused()), anna.email());
        Fleet.from(Network.unused())
                .post("/api/auth/sessions", credentials(anna.email(), PASSWORD))
                .is(201);
    }

    @Test
    void unknownAddressHasTheSameLimits() {
        guessUntilRefused(Fleet.from(Network.unused()), Person.freshEmail());
    }

    @Test
    void guessesFromManyNetworksDoNotLockTheUserOut() {
        var home = Fleet.from(Network.unused());
        home.post("/api/auth/sessions", credentials(anna.email(), PASSWORD)).is(201);
        IntStream.range(0, TRIES_OF_ALL_NETWORKS)
                .forEach(_ -> guess(Fleet.from(Network.unused()), anna.email()).is(401));

        // A token may come back while the test runs, so not every guess must be refused.
        assertThat(Stream.generate(() -> guess(Fleet.from(Network.unused()), anna.email())
                                .status())
                        .limit(20))
                .contains(429);
        home.post("/api/auth/sessions", credentials(anna.email(), PASSWORD)).is(201);
    }

    @Test
    void concurrentGuessesAreCountedLikeSequentialOnes() throws InterruptedException {
        var guesser = Fleet.from(Network.unused());
        // After 503, too many passwords in the queue, the guess was not checked.
        Callable<TestResponse> guess =
                () -> await().until(() -> guess(guesser, anna.email()), answer -> answer.status() != 503);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(Stream.generate(() -> guess).limit(40).toList())
                    .stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
            assertThat(answers).contains(401, 429).containsOnly(401, 429);
            // A token may come back while the test runs.
            assertThat(answers.stream().filter(status -> status == 401)).hasSizeBetween(TRIES, TRIES + 1);
        }
    }

    private static void guessUntilRefused(HttpApi guesser, String email) {
        for (var number = 0; number < TRIES; number++) {
            guess(guesser, email).is(401);
        }
        await().until(() -> guess(guesser, email).status() == 429);
    }

    private static TestResponse guess(HttpApi from, String email) {
        return from.post("/api/auth/sessions", credentials(email, "another-one"));
    }
}
