package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Service;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.test.Identities;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHeadersTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    private final UUID caller = UUID.randomUUID();
    private final String authorization = "Authorization: Bearer " + FLEET.issuer.token(caller);

    @Test
    void forwardsTheIdentityOfTheCaller() {
        saysWhoCalls(ask(authorization));
        var identity = new IdentityTokens(Identities.INTERNAL_SECRET, Clock.systemUTC())
                .verify(FLEET.profile.only().headers().getFirst("X-Identity"))
                .orElseThrow();
        assertThat(identity.subject()).isEqualTo(caller);
        assertThat(identity.session()).isEqualTo("session-of-" + caller);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-ID: 00000000-0000-7000-8000-000000000000",
                "x-user-id: 00000000-0000-7000-8000-000000000000",
                "X-USER-ID: 00000000-0000-7000-8000-000000000000",
                "X_User_ID: 00000000-0000-7000-8000-000000000000",
                "X-User_ID: 00000000-0000-7000-8000-000000000000",
                "X-Identity: a.b.c",
                "x_identity: a.b.c",
                "X-User-Roles: admin",
                "X-Remote-User: root",
                "Remote_User: root",
                "X-Auth-Request-Email: root@localhost",
                "X-Forwarded-User: root",
            })
    void aForgedIdentityReachesNoService(String forged) {
        var name = forged.substring(0, forged.indexOf(':'));
        saysWhoCalls(ask(authorization, forged, forged));
        assertThat(names(FLEET.profile.only()))
                .filteredOn(passed -> passed.equalsIgnoreCase(name))
                .hasSize(name.equalsIgnoreCase("X-User-ID") || name.equals("X-Identity") ? 1 : 0);

        FLEET.auth.forget();
        RawHttp.send(FLEET.port(), "POST /api/auth/login HTTP/1.1", "Host: kith", forged, "Content-Length: 0");
        assertThat(names(FLEET.auth.only())).noneMatch(passed -> passed.equalsIgnoreCase(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: X-User-ID, X-Identity",
                "Connection: close, x-user-id",
                "Connection: keep-alive, X-IDENTITY, Authorization, Cookie, X-Request-ID, traceparent",
                "Connection: Host, Content-Length, Transfer-Encoding",
            })
    void noConnectionOptionTakesTheIdentityAway(String connection) {
        saysWhoCalls(ask(authorization, connection));
        var headers = FLEET.profile.only().headers();
        assertThat(headers.get("X-request-id")).hasSize(1);
        assertThat(headers.get("Traceparent")).hasSize(1);
    }

    @Test
    void hopByHopHeadersAreNotForwarded() {
        saysWhoCalls(ask(
                authorization,
                "Connection: keep-alive, X-Hop",
                "X-Hop: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Trailer: X-End",
                "Proxy-Authorization: Basic eDp5",
                "Proxy-Connection: keep-alive",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Expect: 100-continue"));
        assertThat(names(FLEET.profile.only()))
                .doesNotContain(
                        "x-hop",
                        "keep-alive",
                        "te",
                        "trailer",
                        "proxy-authorization",
                        "proxy-connection",
                        "upgrade",
                        "http2-settings",
                        "expect");
    }

    @Test
    void theTokenEndsAtTheGateway() {
        saysWhoCalls(ask(
                authorization,
                "Cookie: jwt=Bearer a.b.c; auth_token=a.b.c; kith_access=a.b.c; email=x@y.example; kith_refresh=abc",
                "Cookie: kith_theme=dark"));
        var headers = FLEET.profile.only().headers();
        assertThat(headers).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void onlyAuthServiceGetsTheRefreshToken() {
        var cookies = "jwt=a.b.c; kith_access=a.b.c; __Secure-kith_refresh=forged; kith_refresh=abc; kith_refreshed=no";
        var answer = FLEET.http()
                .send("POST", "/api/auth/refresh", "", "Cookie", cookies, "Origin", "http://localhost:" + FLEET.port());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FLEET.auth.only().headers().get("Cookie")).containsExactly("kith_refresh=abc");
    }

    @Test
    void pathQueryAndBodyArriveAsTheyWereSent() {
        var target = "/api/profile/username/J%C3%BCrgen%20%2b?q=a%20b+c%2F&q=%C3%BC&empty=";
        var answer = FLEET.http().send("PUT", target, "caf\u00e9", "Authorization", FLEET.bearer());
        assertThat(answer.status()).isEqualTo(200);
        var received = FLEET.profile.only();
        assertThat(received.target()).isEqualTo(target);
        assertThat(received.method()).isEqualTo("PUT");
        assertThat(received.body()).isEqualTo("caf\u00e9");
    }

    @Test
    void forwardedHeadersFromOutsideAreReplaced() {
        saysWhoCalls(ask(
                authorization,
                "Forwarded: for=10.9.8.7",
                "X-Forwarded-For: 10.9.8.7",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Prefix: /evil",
                "X_Forwarded_For: 10.9.8.7",
                "X-Real-IP: 10.9.8.7"));
        var headers = FLEET.profile.only().headers();
        assertThat(headers.get("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-forwarded-proto")).containsExactly("http");
        assertThat(headers.get("X-forwarded-host")).containsExactly("kith.test");
        assertThat(names(FLEET.profile.only()))
                .doesNotContain("forwarded", "x-forwarded-prefix", "x_forwarded_for", "x-real-ip");
    }

    @Test
    void theLoginsTokenReachesTheClientAndServicesSpeakForNoOrigin() {
        FLEET.auth.at("/api/auth/login", exchange -> {
            exchange.getResponseHeaders().add("Authorization", "Bearer a.b.c");
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().add("X-Request-ID", "another");
            exchange.getResponseHeaders().add("Vary", "Accept");
            Service.answer(exchange, 202, "");
        });
        var answer = FLEET.http().send("POST", "/api/auth/login", "{}", "X-Request-ID", "mine");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers("Authorization")).containsExactly("Bearer a.b.c");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers("X-Request-ID")).containsExactly("mine");
        assertThat(answer.headers("Vary")).contains("Origin", "Accept");
        assertThat(FLEET.auth.only().headers()).doesNotContainKeys("X-user-id", "X-identity");
    }

    private void saysWhoCalls(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        Headers headers = FLEET.profile.only().headers();
        assertThat(headers.get("X-user-id")).containsExactly(caller.toString());
        assertThat(headers.get("X-identity")).hasSize(1);
    }

    private static Stream<String> names(Service.Received received) {
        return received.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT));
    }

    private static RawResponse ask(String... headers) {
        var head = Stream.concat(Stream.of("GET /api/profile/x HTTP/1.1", "Host: kith.test"), Stream.of(headers))
                .toArray(String[]::new);
        return RawHttp.send(FLEET.port(), head);
    }
}
