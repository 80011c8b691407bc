package dev.kith.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.test.Identities;
import dev.kith.web.Http;
import dev.kith.web.WithoutDatabase;
import java.net.http.HttpResponse;
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

    private final Http http;

    IdentityWebTests(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void passesTheVerifiedCallerToTheHandler() {
        var response = http.get("/things/mine", Http.identity(ALICE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(ALICE.toString());
    }

    @Test
    void refusesACallerWithoutAnIdentity() {
        assertRefused(http.get("/things/mine"));
        assertRefused(http.get("/things/closed"));
        assertThat(http.get("/things/closed", Http.identity(ALICE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAPublicReadIfReadsAreNotPublic() {
        assertRefused(http.get("/things/news"));
        assertThat(http.get("/things/news", Http.identity(ALICE)).body()).contains(ALICE.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/mine", "/things/greeting", "/nothing/here"})
    void refusesAForgedUserIdEverywhere(String path) {
        assertRefused(http.get(path, "X-User-ID", ALICE.toString()));
    }

    @Test
    void refusesAnIdentityOfAnotherUser() {
        var proof = Http.identity(MALLORY)[3];

        assertRefused(http.get("/things/mine", "X-User-ID", ALICE.toString(), "X-Identity", proof));
    }

    @Test
    void refusesTwoUserIdsOrTwoIdentities() {
        var headers = Http.identity(ALICE);

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
        var headers = Http.identity(ALICE);

        assertRefused(http.get("/things/mine", headers[2], headers[3]));
    }

    @Test
    void letsOnlyTheOperatorUseOperatorEndpoints() {
        var expires = Instant.parse("2100-01-01T00:00:00Z");
        var scoped = new Identity(MALLORY, null, Set.of(Identity.OPERATOR_SCOPE), expires);
        var unscoped = new Identity(new UUID(0, 0), null, Set.of("user"), expires);

        assertThat(http.get("/things/levers", Http.headers(Identities.operator()))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(http.get("/things/levers"));
        for (var caller : List.of(scoped, unscoped)) {
            var answer = http.get("/things/levers", Http.headers(Identities.headers(caller)));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:kith:problem:forbidden");
        }
    }

    @Test
    void passesAnOptionalCallerToAPublicHandler() {
        assertThat(http.get("/things/greeting").body()).isEqualTo("hello stranger");
        assertThat(http.get("/things/greeting", Http.identity(ALICE)).body()).isEqualTo("hello " + ALICE);
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-ID")).isPresent();
        assertThat(response.body())
                .contains("missing user id")
                .doesNotContainIgnoringCase("invalid token")
                .doesNotContainIgnoringCase("missing authorization token");
    }
}
