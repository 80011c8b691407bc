package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/auth/id/",
                "/api//auth/id/",
                "/api/auth//id/",
                "/api/auth/id//",
                "/api/./auth/id/",
                "/api/auth/.",
                "/api/auth/..",
                "/api/auth/../auth/id/",
                "/api/auth/login/../id/",
                "/api/auth/jwks/../id/",
                "/api/auth/%2e%2e/id/",
                "/api/auth/%2E%2e/id/",
                "/api/auth/.%2e/id/",
                "/api/auth/%2e/id/",
                "/api/auth/login/..%2fid/",
                "/api/auth/login%2f..%2fid/",
                "/api/auth%2fid/",
                "/api/auth/login%5c..%5cid/",
                "/api/auth/login\\..\\id/",
                "/api/auth/login/%252e%252e/id/",
                "/api/auth/login%252f..%252fid/",
                "/api/auth/jwks;.html",
                "/api/auth/login;/../id/",
                "/api/auth/..;/id/",
                "/api/;a=b/auth/id/",
                "/api/auth/login%00",
                "/api/auth/id/%00",
                "/api/auth/login%0d%0aX-User-ID:%20x",
                "/api/auth/login%7f",
                "/api/%61uth/id/",
                "/api/auth/%69%64/",
                "/api/auth/%49D/",
                "/api/auth/deletions/%30",
                "/api/auth/password%2dreset",
                "/api/auth/password%2Dreset",
                "/api/auth/%5fid",
                "/.well-known/jwks%2ejson",
                "/openapi%2Eyaml",
                "/api/auth/%zz",
                "/api/auth/%",
                "/api/auth/l\u00f6gin",
                "/api/auth/login%",
                "/api/auth/id/?q=%",
                "*",
                "/api/auth/%c0%ae%c0%ae/../id/",
            })
    void refusesAPathThatAServiceCouldReadDifferently(String path) {
        for (var token : new String[] {"X-No: token", "Authorization: " + FLEET.bearer()}) {
            var answer = RawHttp.send(FLEET.port(), "GET " + path + " HTTP/1.1", "Host: kith", token);
            assertThat(answer.status()).as(token).isIn(400, 404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("\"request_id\"");
        }
        assertThat(FLEET.auth.received()).isEmpty();
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/auth/regis%74er",
        "POST,/api/auth/password%2Dreset",
        "POST,/api/auth/%6Cogin",
        "GET,/api/chat/w%73",
        "PUT,/api/profile/avat%61r/",
    })
    void refusesAPathThatWouldMissItsLineInTheTable(String method, String path) {
        var answer = RawHttp.send(
                FLEET.port(),
                method + " " + path + " HTTP/1.1",
                "Host: kith",
                "Content-Length: 0",
                "Authorization: " + FLEET.bearer());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:kith:problem:invalid-request");
        assertThat(FLEET.auth.received()).isEmpty();
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/profile/username/j%C3%B6rg",
                "/api/profile/username/%E2%82%AC",
                "/api/profile/username/a%20b%2Bc%3Fd%25",
                "/api/profile/username/a~b%7Ec",
                "/api/profile/x?cursor=%41%2d%5F&escaped=%2F%3B%252e",
            })
    void forwardsHarmlessEscapes(String path) {
        var answer = RawHttp.send(
                FLEET.port(), "GET " + path + " HTTP/1.1", "Host: kith", "Authorization: " + FLEET.bearer());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FLEET.profile.only().target()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/none/",
                "/API/AUTH/id/",
                "/api/authx/",
                "/apiauth/",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/health/",
                "/health/other",
                "/favicon.ico",
                "/.env",
                "/api/feed/",
                "/api/chat/ws",
            })
    void answers404WhereNothingIsServed(String path) {
        var answer = RawHttp.send(FLEET.port(), "GET " + path + " HTTP/1.1", "Host: kith");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:kith:problem:not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/auth/register,401",
        "PUT,/api/auth/login,401",
        "POST,/api/auth/jwks,401",
        "POST,/api/auth/login/,401",
        "POST,/api/auth/logins,401",
        "POST,/api/auth/LOGIN,401",
        "POST,/api/auth/register,200",
        "POST,/api/auth/login?a=b,200",
        "POST,/api/auth/sessions,200",
        "POST,/api/auth/refresh,200",
        "POST,/api/auth/password-reset,200",
        "POST,/api/auth/password-reset/confirm,200",
        "POST,/api/auth/email-verification/confirm,200",
        "GET,/api/auth/deletions/1,200",
        "GET,/.well-known/jwks.json,200",
        "GET,/.well-known/openid-configuration,200",
        "GET,/api/auth/sessions,401",
        "POST,/api/auth/logout,200",
        "GET,/api/auth/logout,401",
        "POST,/api/auth/refresh/,401",
        "POST,/api/auth/email-verification,401",
        "DELETE,/api/auth/deletions/1,401",
        "POST,/.well-known/jwks.json,405",
        "GET,/.well-known/other,404",
        "GET,/dev/mail,404",
        "GET,/internal/keys,404",
    })
    void onlyTheExactOpenPathsNeedNoToken(String method, String path, int status) {
        var answer = RawHttp.send(FLEET.port(), method + " " + path + " HTTP/1.1", "Host: kith", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void acceptsTheAbsoluteForm() {
        var answer = RawHttp.send(FLEET.port(), "GET http://evil.example/api/auth/id/ HTTP/1.1", "Host: kith");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void namesTheAllowedMethodsOfAnOwnPath() {
        var answer = FLEET.http().send("POST", "/health", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).satisfies(allow -> assertThat(allow).contains("GET", "HEAD"));
    }
}
