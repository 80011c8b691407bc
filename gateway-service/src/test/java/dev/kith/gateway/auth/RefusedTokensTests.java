package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Issuer;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import dev.kith.test.token.TokenCases;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RefusedTokensTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    static Stream<Arguments> cases() {
        return TokenCases.of(FLEET.issuer, Issuer.claims(UUID.randomUUID())).entrySet().stream()
                .map(each -> Arguments.argumentSet(each.getKey(), each.getKey(), each.getValue()));
    }

    // A percent-encoded token is valid in a cookie.
    static Stream<Arguments> casesOfCookies() {
        return cases().filter(each -> !"percent-encoded".equals(each.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesATokenThatIsWrong(String wrong, String token) {
        isRefused(
                ask("Authorization: Bearer " + token),
                wrong.matches("no sub|sub is (null|empty|blank)") ? "Empty Token" : "Invalid token");
    }

    @ParameterizedTest
    @MethodSource("casesOfCookies")
    void refusesItInACookieToo(String wrong, String token) {
        assertThat(ask("Cookie: jwt=Bearer " + token).status()).as(wrong).isEqualTo(401);
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void acceptsTheValidTokenThatEachCaseDiffersFrom() {
        var answer = ask("Authorization: " + FLEET.bearer());
        assertThat(answer.status()).isEqualTo(200);
        FLEET.auth.only();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void acceptsEachSpellingOfTheAccessTokenType(String type) {
        var header = FLEET.issuer.header();
        header.put("typ", type);
        var token = FLEET.issuer.token(header, Issuer.claims(UUID.randomUUID()));
        assertThat(ask("Authorization: Bearer " + token).status()).isEqualTo(200);
        FLEET.auth.only();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Basic YWxpY2U6c2VjcmV0",
                "Authorization: Bearer a b",
                "Authorization: Bearera.b.c",
                "Cookie: theme=dark",
                "Cookie: jwt=",
                "Cookie: jwt=Bearer",
                "Cookie: jwt=\"Bearer \"",
                "Cookie: ;;=;",
                "Cookie: xjwt=a.b.c",
                "Cookie: auth_token=a.b.c",
            })
    void saysThatATokenIsMissing(String header) {
        var answer = ask(header);
        isRefused(answer, "Missing authorization token");
        assertThat(answer.header("WWW-Authenticate")).doesNotContain("error");
    }

    @Test
    void refusesTwoTokensAtOnce() {
        var one = FLEET.bearer();
        var other = FLEET.bearer();
        isRefused(ask("Authorization: " + one, "Authorization: " + other), "Invalid token");
        isRefused(ask("Authorization: " + one, "Authorization: Basic eDp5"), "Invalid token");
        isRefused(ask("Cookie: jwt=" + one + "; jwt=" + other), "Invalid token");
        isRefused(ask("Cookie: jwt=" + one, "Cookie: jwt=" + other), "Invalid token");
        isRefused(ask("Cookie: kith_access=" + FLEET.token() + "; kith_access=" + FLEET.token()), "Invalid token");
    }

    @Test
    void refusesATokenForASubjectThatOnlyLooksLikeAnother() {
        var subject = UUID.randomUUID();
        var claims = Issuer.claims(subject);
        claims.put("sub", " " + subject);
        isRefused(ask("Authorization: Bearer " + FLEET.issuer.token(claims)), "Invalid token");
    }

    private static RawResponse ask(String... headers) {
        var head = Stream.concat(
                        Stream.of("GET /api/auth/id/ HTTP/1.1", "Host: localhost:" + FLEET.port()), Stream.of(headers))
                .toArray(String[]::new);
        return RawHttp.send(FLEET.port(), head);
    }

    private static void isRefused(RawResponse answer, String words) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"kith\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("detail").asString()).isEqualTo(words);
        assertThat(problem.path("status").asInt()).isEqualTo(401);
        assertThat(problem.path("request_id").asString()).isEqualTo(answer.header("X-Request-ID"));
        assertThat(FLEET.auth.received()).isEmpty();
    }
}
