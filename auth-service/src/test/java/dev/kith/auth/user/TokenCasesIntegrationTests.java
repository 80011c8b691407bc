package dev.kith.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.token.SigningKeys;
import dev.kith.test.token.TokenCases;
import dev.kith.test.token.TokenIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.KeyPair;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Introspection accepts and refuses the same tokens as the gateway. */
@AuthServiceTest
class TokenCasesIntegrationTests extends WithAccount {

    @Autowired
    private SigningKeys keys;

    private TokenIssuer issuer;
    private Map<String, Object> claims;

    @BeforeEach
    void issueWithTheKeyOfTheService() {
        var key = keys.current();
        issuer =
                new TokenIssuer(key.kid(), new KeyPair(keys.publicKey(key.kid()).orElseThrow(), key.privateKey()));
        claims = TokenIssuer.claims(user);
        claims.remove("sid");
    }

    @Test
    void acceptsTheValidTokenThatEachCaseDiffersFrom() {
        assertThat(introspect(issuer.token(claims))).startsWith("{\"active\":true");
    }

    @TestFactory
    Stream<DynamicTest> refusesEachInvalidToken() {
        return TokenCases.of(issuer, claims).entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(introspect(each.getValue())).isEqualTo("{\"active\":false}")));
    }

    private String introspect(String token) {
        var question = JsonMapper.shared().writeValueAsString(Map.of("token", token));
        return api.post("/internal/introspect", BodyPublishers.ofString(question), Api.as(user))
                .body();
    }
}
