package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.Issuer;
import dev.kith.gateway.testing.Service;
import dev.kith.test.Infrastructure;
import dev.kith.test.client.TestResponse;
import dev.kith.test.server.DedicatedServer;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a Kafka of its own, which goes away and comes back. */
class RevocationIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final DedicatedServer KAFKA = Infrastructure.dedicatedKafka();

    private final Topic topic = new Topic(KAFKA.properties().get("KAFKA_BROKER"), "session-revoked");
    private final Issuer issuer = new Issuer();
    private final Service auth = issuer.publishAt(new Service());
    private final String session = UUID.randomUUID().toString();
    private final String token = tokenOf(session);

    @AfterEach
    void stop() {
        auth.close();
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.close();
    }

    @Test
    void refusesEveryTokenOfARevokedSessionEvenIfCached() {
        try (var gateway = gateway()) {
            becomes(gateway, "ready");
            for (var header :
                    List.of("Authorization: Bearer ", "Cookie: jwt=Bearer ", "Cookie: jwt=", "Cookie: kith_access=")) {
                var revoked = UUID.randomUUID().toString();
                var cached = tokenOf(revoked);
                var another = tokenOf(revoked);
                var other = tokenOf(UUID.randomUUID().toString());
                assertThat(ask(gateway, header, cached).status()).as(header).isEqualTo(200);

                revoke(revoked);

                await().atMost(PATIENCE)
                        .until(() -> ask(gateway, header, cached).status() == 401);
                assertThat(ask(gateway, header, cached).body()).as(header).contains("Invalid token");
                assertThat(ask(gateway, header, another).status()).as(header).isEqualTo(401);
                assertThat(ask(gateway, header, other).status()).as(header).isEqualTo(200);
            }
        }
    }

    @Test
    void aStartingGatewayAcceptsNoTokenBeforeItHasReadTheRevocations() {
        try (var gateway = gateway()) {
            becomes(gateway, "ready");
            revoke(session);
        }
        try (var gateway = gateway()) {
            var first = await().atMost(PATIENCE)
                    .until(() -> ask(gateway, "Authorization: Bearer ", token), answer -> answer.status() != 503);
            assertThat(first.status()).isEqualTo(401);
        }
    }

    @Test
    void withoutKafkaItIsDegradedAndStillVerifiesTokens() {
        try (var gateway = gateway()) {
            becomes(gateway, "ready");
            revoke(session);
            await().atMost(PATIENCE)
                    .until(() -> ask(gateway, "Authorization: Bearer ", token).status() == 401);

            KAFKA.kill();
            becomes(gateway, "degraded");
            assertThat(Gateway.client(gateway.port()).get("/health/ready").status())
                    .isEqualTo(200);
            assertThat(ask(gateway, "Authorization: Bearer ", token).status()).isEqualTo(401);
            assertThat(ask(gateway, "Authorization: Bearer ", issuer.token(UUID.randomUUID()))
                            .status())
                    .isEqualTo(200);

            KAFKA.start();
            becomes(gateway, "ready");
        }
    }

    @Test
    void startsWithoutKafkaAndCatchesUp() {
        KAFKA.stop();
        try (var gateway = gateway()) {
            becomes(gateway, "degraded");
            assertThat(ask(gateway, "Authorization: Bearer ", token).status()).isEqualTo(200);

            KAFKA.start();
            becomes(gateway, "ready");
            revoke(session);
            await().atMost(PATIENCE)
                    .until(() -> ask(gateway, "Authorization: Bearer ", token).status() == 401);
        }
    }

    private Gateway gateway() {
        var environment = new HashMap<>(KAFKA.properties());
        environment.put("AUTH_SERVICE_URL", auth.url());
        environment.put("PROFILE_SERVICE_URL", "");
        return Gateway.start(environment);
    }

    private static void becomes(Gateway gateway, String state) {
        for (var path : new String[] {"/health/ready", "/health"}) {
            await().atMost(PATIENCE)
                    .until(() -> Gateway.client(gateway.port())
                            .get(path)
                            .body()
                            .startsWith("{\"status\":\"%s\"".formatted(state)));
        }
    }

    private static TestResponse ask(Gateway gateway, String header, String token) {
        var colon = header.indexOf(": ");
        return Gateway.client(gateway.port())
                .get("/api/auth/id/", header.substring(0, colon), header.substring(colon + 2) + token);
    }

    // The form of the event of auth-service.
    private void revoke(String session) {
        topic.send(TopicRecord.event("session.revoked", session, """
                {"session_id":"%s","user_id":"%s","reason":"logout","until":"%s"}""".formatted(
                        session, UUID.randomUUID(), Instant.now().plusSeconds(900))));
    }

    private String tokenOf(String sid) {
        var claims = Issuer.claims(UUID.randomUUID());
        claims.put("sid", sid);
        return issuer.token(claims);
    }
}
