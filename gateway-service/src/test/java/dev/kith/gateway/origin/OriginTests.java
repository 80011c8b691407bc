package dev.kith.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTests {

    private static final String ALLOWED = "http://localhost:5173";

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("CORS_ORIGINS", ALLOWED + ", https://kith.example");

    private final String cookie = "Cookie: theme=dark; jwt=Bearer " + FLEET.token();

    @Test
    void anAllowedOriginIsEchoedWithCredentials() {
        for (var origin : new String[] {ALLOWED, "https://kith.example"}) {
            var answer = FLEET.http()
                    .get("/api/auth/jwks", "Origin", origin)
                    .response()
                    .headers();
            assertThat(answer.allValues("Access-Control-Allow-Origin")).containsExactly(origin);
            assertThat(answer.allValues("Access-Control-Allow-Credentials")).containsExactly("true");
            assertThat(answer.allValues("Access-Control-Expose-Headers").getFirst())
                    .contains("Authorization", "ETag", "Link", "Location", "RateLimit", "Retry-After", "X-Request-ID");
            assertThat(answer.allValues("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost:5174",
                "https://localhost:5173",
                "http://localhost:5173.evil.example",
                "https://kith.example.evil.example",
                "https://notkith.example",
                "HTTP://LOCALHOST:5173",
                "null",
                "*",
            })
    void aForeignOriginGetsNoCorsHeaders(String origin) {
        var answer = FLEET.http().get("/api/auth/jwks", "Origin", origin);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(answer.headers("Vary")).contains("Origin");
    }

    @Test
    void anErrorMayBeReadByAnAllowedOriginToo() {
        var answer = FLEET.http().get("/api/auth/id/", "Origin", ALLOWED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/profile/", "/api/profile", "/health", "/anywhere", "/"})
    void everyPathAnswersAPreflight(String path) {
        var preflight =
                FLEET.http().send("OPTIONS", path, "", "Origin", ALLOWED, "Access-Control-Request-Method", "PUT");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.body()).isEmpty();
        assertThat(preflight.headers("Access-Control-Allow-Origin")).containsExactly(ALLOWED);
        assertThat(preflight.headers("Access-Control-Allow-Methods").getFirst())
                .contains("GET", "POST", "PUT", "DELETE");
        assertThat(preflight.headers("Access-Control-Allow-Headers").getFirst())
                .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match");

        var foreign = FLEET.http().send("OPTIONS", path, "", "Origin", "https://evil.example");
        assertThat(foreign.status()).isEqualTo(204);
        assertThat(foreign.header("Access-Control-Allow-Methods")).isEmpty();
        assertThat(FLEET.http().send("OPTIONS", path, "").status()).isEqualTo(204);
    }

    @Test
    void aCookieReadsFromAnywhere() {
        assertThat(ask("GET", cookie).status()).isEqualTo(200);
        assertThat(ask("GET", cookie, "Origin: https://evil.example").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PURGE"})
    void aCookieAloneChangesNothingForAForeignPage(String method) {
        for (var origin : new String[] {
            "X-No: origin",
            "Origin: https://evil.example",
            "Origin: null",
            "Origin: http://kith.test.evil.example",
            "Origin: https://kith.test",
            "Origin: " + ALLOWED + "\r\nOrigin: https://evil.example",
            "Referer: " + ALLOWED + "/",
        }) {
            var answer = ask(method, cookie, origin);
            assertThat(answer.status()).as(origin).isEqualTo(403);
            assertThat(answer.body()).contains("urn:kith:problem:origin-not-allowed");
        }
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @Test
    void aCookieChangesForAnAllowedPageAndForOurOwn() {
        assertThat(ask("PUT", cookie, "Origin: " + ALLOWED).status()).isEqualTo(200);
        assertThat(ask("PUT", cookie, "Origin: http://kith.test").status()).isEqualTo(200);
        assertThat(ask("PUT", "Cookie: kith_access=" + FLEET.token(), "Origin: " + ALLOWED)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenInTheHeaderNeedsNoOrigin() {
        assertThat(ask("PUT", "Authorization: " + FLEET.bearer(), cookie, "Origin: https://evil.example")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt=%s",
                "jwt=Bearer %s",
                "jwt=bearer %s",
                "jwt=Bearer%%20%s",
                "jwt=\"Bearer %s\"",
                "a=b;jwt=Bearer %s;c=d",
                "auth_token=a.b.c; jwt=Bearer %s; user_id=1; email=x%%40y; created_at=2026-01-01T00:00:00Z",
                "kith_access=%s",
                "jwt=; kith_access=%s",
            })
    void findsTheTokenInCookiesAsBrowsersSendThem(String form) {
        assertThat(ask("GET", "Cookie: " + form.formatted(FLEET.token())).status())
                .isEqualTo(200);
        assertThat(ask("GET", "Authorization: Basic eDp5", "Cookie: " + form.formatted(FLEET.token()))
                        .status())
                .isEqualTo(200);
    }

    private static RawResponse ask(String method, String... headers) {
        var head = Stream.concat(
                        Stream.of(method + " /api/profile/x HTTP/1.1", "Host: kith.test", "Content-Length: 0"),
                        Stream.of(headers))
                .toArray(String[]::new);
        return RawHttp.send(FLEET.port(), head);
    }
}
