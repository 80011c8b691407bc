package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        Fleet.assumeOperator();
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
                Fleet.operate("keys", "rotate");
                await().atMost(PATIENCE).until(() -> published().size() > before.size());
                var next = published().stream()
                        .filter(kid -> !before.contains(kid))
                        .findFirst()
                        .orElseThrow();
                await().atMost(PATIENCE).until(() -> {
                    tokens.add(Person.logIn(anna.email()));
                    return kid(tokens.getLast()).equals(next);
                });
                var auth = Fleet.kill("auth");
                answerMore(answered, 100);
                auth.awaitReturn();
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
        await().atMost(PATIENCE).until(() -> answered.get() > now + more);
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
