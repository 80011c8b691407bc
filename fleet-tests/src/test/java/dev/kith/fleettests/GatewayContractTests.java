package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayContractTests {

    private final HttpApi anonymous = Fleet.anonymous();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/id/",
                "/api/feed/",
                "/api/profile/00000000-0000-0000-0000-000000000000",
                "/api/profile/"
            })
    void protectedPathRequiresAToken(String path) {
        var refused = anonymous.get(path).isProblem(401, "Missing authorization token");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        anonymous.withToken("ey.no.token").get(path).isProblem(401, "Invalid token");
    }

    @Test
    void otherMethodOnAPublicPathRequiresAToken() {
        anonymous.get("/api/auth/login").is(401);
        var allowed = Person.register().api().get("/api/auth/login").is(405).header("Allow");
        assertThat(allowed).contains("POST");
    }

    @Test
    void tokenMayComeAsTheCookieOfTheWebClient() {
        var person = Person.register();
        anonymous
                .with("Cookie", "theme=dark; jwt=Bearer " + person.token())
                .get("/api/auth/id/")
                .is(202);
        anonymous.with("Cookie", "jwt=" + person.token()).get("/api/auth/id/").is(202);
        anonymous
                .with("Authorization", "Basic bm8=")
                .with("Cookie", "jwt=" + person.token())
                .get("/api/auth/id/")
                .is(202);
    }

    @Test
    void changeAuthenticatedByACookieMustComeFromAnAllowedOrigin() {
        var person = Person.registerWithProfile();
        var body = "{\"username\":\"" + person.freshUsername() + "\"}";
        var cookie = anonymous.with("Cookie", "jwt=" + person.token());
        cookie.put("/api/profile/", body).is(403);
        cookie.with("Origin", "https://evil.example").put("/api/profile/", body).is(403);
        cookie.with("Origin", "http://localhost:3000")
                .put("/api/profile/", body)
                .is(204);
    }

    @Test
    void forgedIdentityIsIgnoredAtTheGateway() {
        var victim = Person.register();
        var attacker = Person.register();
        anonymous.with("X-User-ID", victim.id().toString()).get("/api/auth/id/").is(401);
        var account = attacker.api()
                .with("X-User-ID", victim.id().toString())
                .with("X-Identity", victim.token())
                .get("/api/auth/id/")
                .is(202)
                .json();
        assertThat(account.path("id").asString()).isEqualTo(attacker.id().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "8081,/api/auth/id/",
        "8082,/api/chat/conversation",
        "8083,/api/feed/",
        "8084,/api/profile/00000000-0000-0000-0000-000000000000"
    })
    void forgedIdentityIsRefusedByAServiceItself(int port, String path) {
        var person = Person.register();
        var service = Fleet.directly(port);
        service.get(path).is(401);
        service.with("X-User-ID", person.id().toString()).get(path).is(401);
        service.with("X-User-ID", person.id().toString())
                .with("X-Identity", person.token())
                .get(path)
                .is(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {8080, 8081, 8082, 8083, 8084})
    void healthIsPublicOnEveryPort(int port) {
        for (var path : new String[] {"/health", "/health/live", "/health/ready"}) {
            await().until(() -> Fleet.directly(port).get(path).status() == 200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8081, 8082, 8083, 8084})
    void healthOfAServiceIsOneWord(int port) {
        // Kafka may just have been away.
        await().until(() -> Fleet.directly(port).get("/health").body().equals("ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/nothing/", "/actuator", "/actuator/health", "/favicon.ico"})
    void unknownPathIs404(String path) {
        anonymous.get(path).is(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/auth",
        "DELETE,/api/auth",
        "GET,/api/auth/id",
        "POST,/api/profile",
        "PUT,/api/profile/avatar",
        "POST,/api/chat",
        "GET,/api/feed",
        "POST,/api/feed",
        "POST,/api/feed/00000000-0000-0000-0000-000000000000/comment",
    })
    void pathWithoutItsTrailingSlashIsRedirected(String method, String path) {
        var answer = anonymous.send(method, path + "?a=b", "").is(307);
        assertThat(answer.header("Location")).endsWith(path + "/?a=b");
    }

    @Test
    void preflightIsAnsweredOnEveryPathWithoutAToken() {
        for (var path : new String[] {"/api/auth/login", "/api/profile/", "/anywhere"}) {
            var answer = anonymous
                    .with("Origin", "http://localhost:3000")
                    .with("Access-Control-Request-Method", "PUT")
                    .with("Access-Control-Request-Headers", "authorization,content-type")
                    .send("OPTIONS", path, "")
                    .is(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo("http://localhost:3000");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        }
    }

    @Test
    void allowedOriginMayReadTheTokenAndForeignOriginNothing() {
        var allowed = anonymous.with("Origin", "http://localhost:5173").get("/api/auth/jwks");
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:5173");
        assertThat(allowed.header("Access-Control-Expose-Headers")).contains("Authorization");
        assertThat(allowed.headers("Vary")).anyMatch(vary -> vary.contains("Origin"));
        var foreign = anonymous.with("Origin", "https://evil.example").get("/api/auth/jwks");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void validRequestIdIsEchoedAndInvalidOneReplaced() {
        var id = UUID.randomUUID().toString();
        assertThat(anonymous.with("X-Request-ID", id).get("/api/auth/jwks").header("X-Request-ID"))
                .isEqualTo(id);
        assertThat(anonymous
                        .with("X-Request-ID", "not sane")
                        .get("/api/auth/jwks")
                        .header("X-Request-ID"))
                .isNotEmpty()
                .doesNotContain(" ");
    }

    @Test
    void specificationIsServed() {
        assertThat(anonymous.get("/openapi.yaml").is(200).body()).startsWith("openapi: 3.1");
    }
}
