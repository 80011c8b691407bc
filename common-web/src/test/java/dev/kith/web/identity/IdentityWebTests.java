package dev.kith.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.test.Identities;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class IdentityWebTests {

    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID MALLORY = UUID.randomUUID();

    private final HttpApi http;

    IdentityWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void passesTheVerifiedCallerToTheHandler() {
        var response = http.get("/things/mine", Requests.identity(ALICE));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).contains(ALICE.toString());
    }

    @Test
    void refusesACallerWithoutAnIdentity() {
        assertRefused(http.get("/things/mine"));
        assertRefused(http.get("/things/closed"));
        assertThat(http.get("/things/closed", Requests.identity(ALICE)).status())
                .isEqualTo(200);
    }

    @Test
    void refusesAPublicReadIfReadsAreNotPublic() {
        assertRefused(http.get("/things/news"));
        assertThat(http.get("/things/news", Requests.identity(ALICE)).body()).contains(ALICE.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/mine", "/things/greeting", "/nothing/here"})
    void refusesAForgedUserIdEverywhere(String path) {
        assertRefused(http.get(path, "X-User-ID", ALICE.toString()));
    }

    @Test
    void refusesAnIdentityOfAnotherUser() {
        var proof = Requests.identity(MALLORY)[3];

        assertRefused(http.get("/things/mine", "X-User-ID", ALICE.toString(), "X-Identity", proof));
    }

    @Test
    void refusesTwoUserIdsOrTwoIdentities() {
        var headers = Requests.identity(ALICE);

        assertRefused(http.get(
                "/things/mine", "X-User-ID", MALLORY.toString(), headers[0], headers[1], headers[2], headers[3]));
        assertRefused(http.get("/things/mine", "X-Identity", "other", headers[0], headers[1], headers[2], headers[3]));
    }

    @Test
    void refusesAnExpiredIdentityAndOneWithAnotherSecret() {
        var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        var identity = new Identity(ALICE, null, Set.of(), Instant.parse("2100-01-01T00:00:00Z"));
        var expired = new IdentityTokens(Identities.INTERNAL_SECRET, yesterday).issue(identity);
        var foreign = new IdentityTokens("another secret of at least 32 bytes", Clock.systemUTC()).issue(identity);

        assertRefused(http.get("/things/mine", "X-User-ID", ALICE.toString(), "X-Identity", expired));
        assertRefused(http.get("/things/mine", "X-User-ID", ALICE.toString(), "X-Identity", foreign));
    }

    @Test
    void ignoresAnIdentityWithoutTheUserId() {
        var headers = Requests.identity(ALICE);

        assertRefused(http.get("/things/mine", headers[2], headers[3]));
    }

    @Test
    void letsOnlyTheOperatorUseOperatorEndpoints() {
        var expires = Instant.parse("2100-01-01T00:00:00Z");
        var scoped = new Identity(MALLORY, null, Set.of(Identity.OPERATOR_SCOPE), expires);
        var unscoped = new Identity(new UUID(0, 0), null, Set.of("user"), expires);

        assertThat(http.get("/things/levers", Requests.headers(Identities.operator()))
                        .status())
                .isEqualTo(200);
        assertRefused(http.get("/things/levers"));
        for (var caller : List.of(scoped, unscoped)) {
            var answer = http.get("/things/levers", Requests.headers(Identities.headers(caller)));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:kith:problem:forbidden");
        }
    }

    @Test
    void passesAnOptionalCallerToAPublicHandler() {
        assertThat(http.get("/things/greeting").body()).isEqualTo("hello stranger");
        assertThat(http.get("/things/greeting", Requests.identity(ALICE)).body())
                .isEqualTo("hello " + ALICE);
    }

    private static void assertRefused(TestResponse response) {
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("X-Request-ID")).isNotEmpty();
        assertThat(response.body())
                .contains("missing user id")
                .doesNotContainIgnoringCase("invalid token")
                .doesNotContainIgnoringCase("missing authorization token");
    }
}
