package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyTests {

    private final Api anonymous = Api.anonymous();

    @Test
    void tokensAreAccessTokensOfASession() {
        var login = Login.of(Person.joins());
        assertThat(AccessTokens.header(login.access()).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(published()).contains(kid(login.access()));
        var claims = AccessTokens.claims(login.access());
        assertThat(claims.path("sid").asString()).isEqualTo(login.session().toString());
        assertThat(claims.propertyNames()).contains("iss", "aud", "sub", "client_id", "jti", "iat", "exp");
    }

    @Test
    void theKeysAreWhereTheConfigurationSays() {
        var configuration =
                anonymous.get("/.well-known/openid-configuration").is(200).json();
        assertThat(configuration.path("issuer").asString()).isNotBlank();
        assertThat(configuration.path("jwks_uri").asString()).endsWith("/.well-known/jwks.json");
        var keys = anonymous.get("/.well-known/jwks.json").is(200);
        assertThat(keys.json())
                .isEqualTo(anonymous.get("/api/auth/jwks").is(200).json());
        assertThat(keys.header("Cache-Control"))
                .hasValueSatisfying(
                        control -> assertThat(control).contains("public").containsPattern("max-age=\\d+"));
    }

    /** The new key is published before it signs, the old one stays as long as tokens of it live, and verifying needs nobody. */
    @Test
    void noTokenIsRefusedWhileKeysRotateAndTheirServiceIsKilled() throws InterruptedException {
        var operator = Fleet.operator();
        var anna = Person.joinsAndHasProfile();
        var tokens = new CopyOnWriteArrayList<>(List.of(anna.token()));
        var answered = new AtomicInteger();
        var refusals = new ConcurrentLinkedQueue<String>();

        try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var client = 0; client < 8; client++) {
                    load.execute(() -> readForEver(anna, tokens, answered, refusals));
                }
                var before = published();
                operator.tell("keys", "rotate");
                var next = await().until(() -> another(before), Optional::isPresent)
                        .orElseThrow();
                await().until(() -> {
                    tokens.add(Person.logIn(anna.email()));
                    return kid(tokens.getLast()).equals(next);
                });
                try (var _ = Fleet.kill("auth")) {
                    answerMore(answered, 100);
                }
                answerMore(answered, 100);
            } finally {
                load.shutdownNow();
            }
        }

        assertThat(refusals).isEmpty();
        assertThat(published()).contains(kid(anna.token()));
    }

    private static void readForEver(
            Person person, List<String> tokens, AtomicInteger answered, Queue<String> refusals) {
        while (!Thread.currentThread().isInterrupted()) {
            var token = tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
            try {
                var answer = Api.anonymous().withToken(token).get("/api/profile/" + person.id());
                if (answer.status() != 200) {
                    refusals.add(answer.status() + " " + answer.text());
                }
                answered.incrementAndGet();
            } catch (AssertionError stopped) {
                return;
            }
        }
    }

    private static void answerMore(AtomicInteger answered, int more) {
        var now = answered.get();
        await().until(() -> answered.get() > now + more);
    }

    private Optional<String> another(List<String> known) {
        return published().stream().filter(kid -> !known.contains(kid)).findFirst();
    }

    private List<String> published() {
        return anonymous
                .get("/api/auth/jwks")
                .is(200)
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static String kid(String token) {
        return AccessTokens.header(token).path("kid").asString();
    }
}
