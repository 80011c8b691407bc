package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.token.SigningKeys;
import dev.kith.test.client.TestResponse;
import dev.kith.test.token.TokenIssuer;
import io.jsonwebtoken.Jwts;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class IntrospectionIntegrationTests extends WithAccount {

    @Autowired
    private SigningKeys keys;

    private String token;

    @BeforeEach
    void logIn() {
        token = api.login(email, PASSWORD).header("Authorization").substring("Bearer ".length());
    }

    @Test
    void describesAValidToken() {
        var answer = introspect(user, token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(answer.json().path("sub").asString()).isEqualTo(user.toString());
        assertThat(UUID.fromString(answer.json().path("sid").asString())).isNotNull();
        assertThat(answer.json().path("exp").isIntegralNumber()).isTrue();
    }

    @Test
    void doesNotDescribeATokenOfAnotherUser() {
        assertInactive(introspect(api.registered(freshEmail()), token));
    }

    @Test
    void endsWithTheAccount() {
        api.delete(user);

        assertInactive(introspect(user, token));
    }

    @Test
    void endsWithTheSession() {
        var session = UUID.fromString(introspect(user, token).json().path("sid").asString());

        api.post("/api/auth/logout", BodyPublishers.noBody(), Api.as(user, session));

        assertInactive(introspect(user, token));
    }

    @Test
    void endsWithABanEvenWithoutASession() {
        var path = "/internal/users/%s/ban".formatted(user);
        var withoutSession = signed("at+jwt");

        assertThat(api.send("PUT", path, BodyPublishers.noBody(), Api.asOperator())
                        .status())
                .isEqualTo(204);

        assertInactive(introspect(user, token));
        assertInactive(introspect(user, withoutSession));
    }

    @Test
    void treatsOtherTokensOfTheKeyAsInactive() {
        assertInactive(introspect(user, signed("JWT")));
        assertThat(introspect(user, signed("application/AT+JWT"))
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void treatsOtherTextAsInactive(String other) {
        assertInactive(introspect(user, other));
    }

    @Test
    void treatsAChangedTokenAsInactive() {
        var signature = token.lastIndexOf('.');

        assertInactive(introspect(user, token.substring(0, signature) + "x" + token.substring(signature)));
        assertInactive(introspect(user, token.substring(0, signature + 1) + "A".repeat(86)));
    }

    @Test
    void requiresAnIdentity() {
        assertThat(ask(token, Map.of()).status()).isEqualTo(401);
    }

    private String signed(String type) {
        var key = keys.current();
        return Jwts.builder()
                .header()
                .type(type)
                .keyId(key.kid())
                .and()
                .issuer(TokenIssuer.ISSUER)
                .audience()
                .add("kith")
                .and()
                .subject(user.toString())
                .expiration(Date.from(Instant.now(Clock.systemUTC()).plusSeconds(60)))
                .signWith(key.privateKey(), Jwts.SIG.EdDSA)
                .compact();
    }

    private static void assertInactive(TestResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }

    private TestResponse introspect(UUID caller, String candidate) {
        return ask(candidate, Api.as(caller));
    }

    private TestResponse ask(String candidate, Map<String, String> headers) {
        var question = JsonMapper.shared().writeValueAsString(Map.of("token", candidate));
        return api.send("POST", "/internal/introspect", BodyPublishers.ofString(question), headers);
    }
}
