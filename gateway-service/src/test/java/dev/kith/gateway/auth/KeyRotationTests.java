package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.Issuer;
import dev.kith.gateway.testing.Service;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One gateway's life, in order: it sees keys come, change and go. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyRotationTests {

    private static final Issuer ISSUER = new Issuer();
    private static final Service AUTH = new Service();
    private static final Service PROFILE = new Service();
    private static Gateway gateway;
    private static String first;

    @BeforeAll
    static void start() {
        ISSUER.publishAt(AUTH);
        AUTH.start();
        PROFILE.start();
        gateway = Gateway.start(Map.of(
                        "AUTH_SERVICE_URL", AUTH.url(), "PROFILE_SERVICE_URL", PROFILE.url(), "JWKS_REFRESH", "2s"))
                .listening();
        first = ISSUER.token(UUID.randomUUID());
    }

    // Auth may be stopped if an earlier test has failed.
    @BeforeEach
    void startAuth() {
        AUTH.start();
        await().until(() -> ask(first) != 503);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        AUTH.close();
        PROFILE.close();
    }

    @Test
    @Order(1)
    void acceptsTheFirstTokenOfANewKeyAtOnce() {
        for (var rotation = 0; rotation < 3; rotation++) {
            ISSUER.rotate();
            assertThat(ask(ISSUER.token(UUID.randomUUID()))).isEqualTo(200);
        }
        assertThat(ask(first)).isEqualTo(200);
    }

    @Test
    @Order(2)
    void acceptsValidTokensWhileAuthIsDown() {
        var seen = ISSUER.token(UUID.randomUUID());
        assertThat(ask(seen)).isEqualTo(200);
        var asked = ISSUER.asked();
        await().until(() -> ISSUER.asked() > asked);
        AUTH.stop();
        assertThat(ask(first)).isEqualTo(200);
        assertThat(ask(seen)).isEqualTo(200);
        assertThat(ask(ISSUER.token(UUID.randomUUID()))).isEqualTo(200);

        ISSUER.rotate();
        var unseen = ISSUER.token(UUID.randomUUID());
        assertThat(ask(unseen)).isEqualTo(503);
        assertThat(ask(first)).isEqualTo(200);
        AUTH.start();
        await().until(() -> ask(unseen) == 200);
    }

    @Test
    @Order(3)
    void readsTheKeysAtMostOnceASecondForUnknownKeyIds() throws InterruptedException {
        var before = ISSUER.asked();
        var begin = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.invokeAll(IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(each -> () -> ask(new Issuer().token(UUID.randomUUID())))
                    .toList());
            assertThat(answers).allMatch(answer -> answer.resultNow() == 401);
        }
        var seconds = (System.nanoTime() - begin) / 1_000_000_000 + 1;
        assertThat((long) (ISSUER.asked() - before)).isLessThanOrEqualTo(seconds + 1);
    }

    @Test
    @Order(4)
    void rejectsTokensOfAWithdrawnKey() {
        assertThat(ask(first)).isEqualTo(200);
        ISSUER.withdrawOldKeys();
        await().until(() -> ask(first) == 401);
        assertThat(ask(ISSUER.token(UUID.randomUUID()))).isEqualTo(200);
    }

    @Test
    @Order(5)
    void keepsItsKeysWhenAuthAnswersWithAnInvalidKeySet() {
        var good = ISSUER.token(UUID.randomUUID());
        for (var nonsense : new String[] {"", "{}", "{\"keys\":[]}", "<html>", "{\"keys\":[{\"kty\":\"RSA\"}]}"}) {
            AUTH.at("/api/auth/jwks", exchange -> Service.answer(exchange, 200, nonsense));
            assertThat(ask(new Issuer().token(UUID.randomUUID()))).as(nonsense).isEqualTo(503);
            assertThat(ask(good)).as(nonsense).isEqualTo(200);
        }
    }

    private static int ask(String token) {
        return Gateway.client(gateway.port())
                .get("/api/profile/x", "Authorization", "Bearer " + token)
                .status();
    }
}
