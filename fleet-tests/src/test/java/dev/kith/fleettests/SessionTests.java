package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static dev.kith.fleettests.Person.PASSWORD;
import static dev.kith.fleettests.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionTests {

    private final Person anna = Person.register();
    // Failed logins count against the network that they come from.
    private final HttpApi anonymous = Fleet.from(Network.unused());

    @Test
    void sessionStartsWithBothTokens() {
        var answer = anonymous
                .post("/api/auth/sessions", credentials(anna.email(), PASSWORD))
                .is(201);
        var tokens = answer.json();
        assertThat(tokens.propertyNames())
                .containsExactlyInAnyOrder("session_id", "access_token", "refresh_token", "expires_in", "token_type");
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isPositive();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(Login.of(anna).isAccepted()).isTrue();
    }

    @Test
    void unknownAddressAndWrongPasswordAreAnsweredAlike() {
        var wrong = anonymous.post("/api/auth/sessions", credentials(anna.email(), "another-one"));
        var unknown = anonymous.post("/api/auth/sessions", credentials(Person.freshEmail(), PASSWORD));
        wrong.isProblem(401, "the e-mail address or the password is wrong");
        assertThat(unknown.body().replace(requestId(unknown), ""))
                .isEqualTo(wrong.body().replace(requestId(wrong), ""));
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(wrong.response().headers().map().keySet());
    }

    @Test
    void refreshReplacesTheTokenAndKeepsTheSession() {
        var first = Login.of(anna);
        var next = first.refreshed().is(200).json();
        assertThat(next.path("session_id").asString()).isEqualTo(first.session().toString());
        assertThat(next.path("refresh_token").asString()).isNotEqualTo(first.refresh());
        Login.refreshed(next.path("refresh_token").asString()).is(200);
    }

    @Test
    void fiftyConcurrentRefreshesGetOneSuccessorAndKeepTheSession() throws InterruptedException {
        var login = Login.of(anna);
        // Fifty requests wait for one row: each 503 is tried again.
        Callable<TestResponse> tab = () -> await().until(login::refreshed, answer -> answer.status() != 503);
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var successors = tabs.invokeAll(Stream.generate(() -> tab).limit(50).toList()).stream()
                    .map(answer -> answer.resultNow().is(200).json())
                    .toList();
            assertThat(successors.stream()
                            .map(next -> next.path("refresh_token").asString()))
                    .hasSize(50)
                    .containsOnly(successors.getFirst().path("refresh_token").asString());
            assertThat(successors.stream().map(next -> next.path("session_id").asString()))
                    .containsOnly(login.session().toString());
            Login.refreshed(successors.getFirst().path("refresh_token").asString())
                    .is(200);
        }
        assertThat(sessionsOf(anna)).contains(login.session());
    }

    @Test
    void reusedRefreshTokenEndsTheSessionAndItsSockets() {
        var thief = Login.of(anna);
        ChatContractTests.awaitInChat(anna);
        try (var socket = thief.socket(anna);
                var other = thief.socket(anna)) {
            var successor =
                    thief.refreshed().is(200).json().path("refresh_token").asString();
            // Within the window it still gets the same successor.
            await().pollInterval(Duration.ofSeconds(1))
                    .until(() -> thief.refreshed().status() == 401);

            assertThat(socket.closed().code()).isEqualTo(4401);
            assertThat(other.closed().code()).isEqualTo(4401);
            Login.refreshed(successor).isProblem(401, "the refresh token is not valid");
            Revocation.awaitOf(thief.api());
        }
        assertThat(sessionsOf(anna)).doesNotContain(thief.session());
    }

    @Test
    void unknownRefreshTokenIsRefused() {
        Login.refreshed("kr_" + "A".repeat(43)).isProblem(401, "the refresh token is not valid");
        Login.refreshed("").is(401);
        Login.refreshed(anna.token()).is(401);
        assertThat(Fleet.anonymous()
                        .post("/api/auth/refresh", "{\"refresh_token\":7}")
                        .is(400)
                        .json()
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/refresh_token");
    }

    private static Stream<UUID> sessionsOf(Person person) {
        return person.api()
                .get("/api/auth/sessions")
                .is(200)
                .json()
                .valueStream()
                .map(session -> UUID.fromString(session.path("id").asString()));
    }

    private static String requestId(TestResponse answer) {
        return answer.json().path("request_id").asString();
    }
}
