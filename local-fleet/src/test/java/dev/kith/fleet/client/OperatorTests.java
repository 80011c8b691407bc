package dev.kith.fleet.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.PortUse;
import java.net.URI;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OperatorTests {

    private static final String SECRET = "an internal secret that is long enough";

    @Test
    void identifiesItselfAsTheOperatorWhoIsNotAUser() throws Exception {
        try (var auth = new FakeService(200, "[]")) {
            operator(auth).keys();

            var headers = auth.headers().getFirst();
            assertThat(headers.getFirst("X-User-ID")).isEqualTo("00000000-0000-0000-0000-000000000000");
            var parts = headers.getFirst("X-Identity").split("\\.", -1);
            var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
            assertThat(claims.path("sub").asString()).isEqualTo(headers.getFirst("X-User-ID"));
            assertThat(claims.path("aud").get(0).asString()).isEqualTo("kith-internal");
            assertThat(claims.path("scp").get(0).asString()).isEqualTo("operator");
            assertThat(parts[2]).isEqualTo(signature(parts[0] + "." + parts[1]));
        }
    }

    @Test
    void readsKeysOfWhichTheLastDoesNotExpire() throws Exception {
        try (var auth = new FakeService(200, """
                [{"kid":"a","state":"retired","created_at":"2026-01-01T00:00:00Z","signs_from":"2026-01-01T00:00:00Z",
                  "expires_at":"2026-02-01T00:00:00Z"},
                 {"kid":"b","state":"signing","created_at":"2026-01-31T00:00:00Z","signs_from":"2026-01-31T00:05:00Z"}]""")) {
            assertThat(operator(auth).keys())
                    .containsExactly(
                            new Operator.KeyStatus(
                                    "a",
                                    "retired",
                                    "2026-01-01T00:00:00Z",
                                    "2026-01-01T00:00:00Z",
                                    "2026-02-01T00:00:00Z"),
                            new Operator.KeyStatus(
                                    "b", "signing", "2026-01-31T00:00:00Z", "2026-01-31T00:05:00Z", null));
            assertThat(auth.requests()).containsExactly("GET /internal/keys");
        }
    }

    @Test
    void rotatesKeys() throws Exception {
        try (var auth = new FakeService(201, """
                {"kid":"c","state":"next","created_at":"2026-03-01T00:00:00Z","signs_from":"2026-03-01T00:05:00Z"}""")) {
            assertThat(operator(auth).rotateKeys().signsFrom()).isEqualTo("2026-03-01T00:05:00Z");
            assertThat(auth.requests()).containsExactly("POST /internal/keys");
        }
    }

    @Test
    void encodesTheAddressInThePath() throws Exception {
        try (var auth = new FakeService(204, "")) {
            operator(auth).ban("a/b c+d@example.com");
            operator(auth).unban("a/b c+d@example.com");

            assertThat(auth.requests())
                    .containsExactly(
                            "PUT /internal/users/a%2Fb%20c%2Bd%40example.com/ban",
                            "DELETE /internal/users/a%2Fb%20c%2Bd%40example.com/ban");
        }
    }

    @Test
    void reportsAnUnknownUser() throws Exception {
        try (var auth = new FakeService(404, "{\"detail\":\"user not found\"}")) {
            assertThatThrownBy(() -> operator(auth).ban("unknown@example.com"))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage("there is no user unknown@example.com");
        }
    }

    @Test
    void reportsTheReasonOfARefusal() throws Exception {
        try (var auth = new FakeService(403, "{\"detail\":\"only the operator of this fleet may do this\"}")) {
            assertThatThrownBy(() -> operator(auth).rotateKeys())
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage(
                            "auth-service answered POST /internal/keys with 403, expected 201: only the operator of this fleet may do this");
        }
    }

    @Test
    void reportsThatTheServiceDoesNotAnswer() throws Exception {
        var operator = new Operator(URI.create("http://127.0.0.1:" + PortUse.findFree()), SECRET);

        assertThatThrownBy(operator::keys)
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("auth-service does not answer at")
                .hasMessageEndingWith("(is Kith running? ./kith status)");
    }

    private static Operator operator(FakeService auth) {
        return new Operator(auth.address(), SECRET);
    }

    private static String signature(String content) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }
}
