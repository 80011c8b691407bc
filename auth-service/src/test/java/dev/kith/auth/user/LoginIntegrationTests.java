package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.test.client.TestResponse;
import dev.kith.test.token.TokenIssuer;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AuthServiceTest
class LoginIntegrationTests extends WithAccount {

    @Autowired
    private MeterRegistry meters;

    @Test
    void answers202WithTheTokenInAuthorizationAndNoBody() {
        var answer = api.login(email, PASSWORD);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void issuesATokenThatThePublishedKeyVerifies() {
        var token = verified(api.login(email, PASSWORD).header("Authorization").substring("Bearer ".length()));

        assertThat(token.getHeader().getAlgorithm()).isEqualTo("EdDSA");
        assertThat(token.getHeader().getType()).isEqualTo("at+jwt");
        var claims = token.getPayload();
        assertThat(claims.getIssuer()).isEqualTo(TokenIssuer.ISSUER);
        assertThat(claims.getAudience()).containsExactly("kith");
        assertThat(claims.getSubject()).isEqualTo(user.toString());
        assertThat(UUID.fromString(claims.get("sid", String.class))).isNotNull();
        assertThat(claims.get("client_id", String.class)).isEqualTo("kith");
        assertThat(UUID.fromString(claims.getId())).isNotNull();
        assertThat(Duration.between(
                        claims.getIssuedAt().toInstant(), claims.getExpiration().toInstant()))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void refusesABodyThatIsTooLargeForAnyLogin() {
        assertThat(api.login(email, "a".repeat(64 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void beginsASessionWithEachLogin() {
        assertThat(session(api.login(email, PASSWORD))).isNotEqualTo(session(api.login(email, PASSWORD)));
    }

    @Test
    void acceptsAnAddressInAnyCase() {
        assertThat(api.login(email.toUpperCase(Locale.ROOT), PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void refusesAWrongPassword() {
        api.login(email, "wrong horse").isProblem(400, "wrong password");
        api.login(email, "").isProblem(400, "wrong password");
        api.login(email, PASSWORD.repeat(10)).isProblem(400, "wrong password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown@example.com", "", " ", "no-address", "nul\0@example.com"})
    void answers404ForAnUnknownAddress(String address) {
        api.login(address, PASSWORD).isProblem(404, "user not found");
        api.login(address, "a".repeat(1000)).isProblem(404, "user not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":null,\"password\":null}", "{\"password\":\"correct horse\"}"})
    void answers404WithoutAnAddress(String body) {
        api.post("/api/auth/login", BodyPublishers.ofString(body), Map.of()).isProblem(404, "user not found");
    }

    @Test
    void computesOneHashForKnownAndUnknownAddresses() {
        var before = hashes();

        api.login(email, PASSWORD);
        api.login(email, "wrong horse");
        api.login(email, "a".repeat(1000));
        api.login("unknown@example.com", PASSWORD);
        api.login("unknown@example.com", "a".repeat(1000));
        api.login("no address", PASSWORD);
        api.login("", "");

        assertThat(hashes() - before).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"email\":5,\"password\":\"x\"}",
                "{\"email\":\"a@b.example\",\"password\":5}"
            })
    void refusesABodyWithoutCredentials(String body) {
        var answer = api.post("/api/auth/login", BodyPublishers.ofString(body), Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private long hashes() {
        return meters.get("kith.auth.password.hashes").timer().count();
    }

    private String session(TestResponse login) {
        var token = login.header("Authorization").substring("Bearer ".length());
        return verified(token).getPayload().get("sid", String.class);
    }

    private Jws<Claims> verified(String token) {
        var published = Jwks.setParser().build().parse(api.keys().body());
        return Jwts.parser()
                .keyLocator(header -> published.getKeys().stream()
                        .filter(key -> key.getId().equals(header.get("kid")))
                        .findFirst()
                        .orElseThrow()
                        .toKey())
                .build()
                .parseSignedClaims(token);
    }
}
