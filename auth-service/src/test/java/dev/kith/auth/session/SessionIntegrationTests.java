package dev.kith.auth.session;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.test.client.TestResponse;
import dev.kith.web.page.PageRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class SessionIntegrationTests extends WithAccount {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", "a test");

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void beginsWithShortTokens() {
        var answer = api.begin(email, PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactly("session_id", "access_token", "refresh_token", "expires_in", "token_type");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.header("Location")).isEqualTo("/api/auth/sessions/" + id(answer));
    }

    @Test
    void isRefusedInTheSameWayForAWrongPasswordAndAnUnknownAddress() {
        api.begin(email, "wrong horse").isProblem(401, "the e-mail address or the password is wrong");
        api.begin(freshEmail(), PASSWORD).isProblem(401, "the e-mail address or the password is wrong");
        api.begin("no-address", "").isProblem(401, "the e-mail address or the password is wrong");
    }

    @Test
    void continuesWithARefresh() {
        var begun = api.begin(email, PASSWORD);

        var refreshed = api.refresh(refreshToken(begun));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(id(refreshed)).isEqualTo(id(begun));
        assertThat(refreshToken(refreshed)).isNotEqualTo(refreshToken(begun));
        assertThat(refreshed.json().path("access_token").asString())
                .isNotEqualTo(begun.json().path("access_token").asString());
        assertThat(api.refresh(refreshToken(refreshed)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kr_", "kr_2YotnFZFEjr1zCsicMWpAA2YotnFZFEjr1zCsicMWpA", "nul\0"})
    void doesNotContinueWithAnInvalidToken(String token) {
        api.refresh(token).isProblem(401, "the refresh token is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"refresh_token\":null}"})
    void doesNotContinueWithoutAToken(String body) {
        api.post("/api/auth/refresh", BodyPublishers.ofString(body), Map.of())
                .isProblem(401, "the refresh token is not valid");
    }

    @Test
    void isListedWithItsAddressTheNewestFirst() {
        api.login(email, PASSWORD);
        var answer = api.post(
                "/api/auth/sessions",
                BodyPublishers.ofString(Api.credentials(email, PASSWORD)),
                Map.of("X-Forwarded-For", "2001:db8::1", "User-Agent", "a".repeat(300)));
        var other = api.registered(freshEmail());

        var list = api.get("/api/auth/sessions", Api.as(user, id(answer)));

        assertThat(list.json()).hasSize(2);
        var newest = list.json().path(0);
        assertThat(newest.path("id").asString()).isEqualTo(id(answer).toString());
        assertThat(newest.path("current").asBoolean()).isTrue();
        assertThat(newest.path("agent").asString()).isEqualTo("a".repeat(200));
        assertThat(newest.path("address").asString()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(list.json().path(1).path("current").asBoolean()).isFalse();
        assertThat(api.get("/api/auth/sessions?limit=1", Api.as(user)).header("Link"))
                .contains("cursor=");
        assertThat(api.get("/api/auth/sessions", Api.as(other)).body()).isEqualTo("[]");
    }

    @Test
    void endsWhenItsUserRevokesIt() {
        var begun = api.begin(email, PASSWORD);
        var path = "/api/auth/sessions/" + id(begun);

        delete(path, Api.as(api.registered(freshEmail()))).isProblem(404, "session not found");
        assertThat(delete(path, Api.as(user)).status()).isEqualTo(204);
        delete(path, Api.as(user)).isProblem(404, "session not found");
        delete("/api/auth/sessions/1", Api.as(user)).isProblem(404, "ID not found");
        api.refresh(refreshToken(begun)).isProblem(401, "the refresh token is not valid");
    }

    @Test
    void staysWhenTheOthersAreRevoked() {
        var kept = api.begin(email, PASSWORD);
        var gone = api.begin(email, PASSWORD);

        var answer = delete("/api/auth/sessions/others", Api.as(user, id(kept)));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.refresh(refreshToken(kept)).status()).isEqualTo(200);
        assertThat(api.refresh(refreshToken(gone)).status()).isEqualTo(401);
    }

    @Test
    void endsWithALogoutThatClearsTheCookies() {
        var begun = api.begin(email, PASSWORD);

        var answer = api.post("/api/auth/logout", BodyPublishers.noBody(), Api.as(user, id(begun)));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("=; Path=/") && cookie.contains("Max-Age=0"));
        assertThat(api.refresh(refreshToken(begun)).status()).isEqualTo(401);
        assertThat(api.post("/api/auth/logout", BodyPublishers.noBody(), Api.as(user))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void clearsTheCookiesOfADeletedUserToo() {
        var begun = api.begin(email, PASSWORD);

        var answer = api.post("/api/auth/logout", BodyPublishers.noBody(), Map.of());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("=; Path=/") && cookie.contains("Max-Age=0"));
        assertThat(api.refresh(refreshToken(begun)).status()).isEqualTo(200);
    }

    @Test
    void livesThirtyDaysAndSevenDaysWithoutARefresh() {
        api.begin(email, PASSWORD);

        var session = jdbc.sql("select expires_at - created_at = interval '30 days' as lives,"
                        + " idle_until - created_at = interval '7 days' as idles from sessions where user_id = ?")
                .param(user)
                .query()
                .singleRow();

        assertThat(session).containsEntry("lives", true).containsEntry("idles", true);
    }

    @Test
    void sendsItsTokensAsCookiesOnRequest() {
        var begun = api.post("/api/auth/sessions", BodyPublishers.ofString(withCookie()), Map.of());

        assertThat(begun.json().propertyNames()).containsExactly("session_id", "expires_in");
        var refreshToken = refreshCookie(begun);
        var refreshed = api.post(
                "/api/auth/refresh", BodyPublishers.noBody(), Map.of("Cookie", "kith_refresh=" + refreshToken));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.json().propertyNames()).containsExactly("session_id", "expires_in");
        assertThat(refreshCookie(refreshed)).isNotEqualTo(refreshToken);
    }

    @Test
    void clearsUselessCookies() {
        var refused = api.post("/api/auth/refresh", BodyPublishers.noBody(), Map.of("Cookie", "kith_refresh=kr_x"));

        refused.isProblem(401, "the refresh token is not valid");
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:kith:problem:refresh-token-refused");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.response().headers().allValues("Set-Cookie")).hasSize(2);
    }

    @Test
    void refusesTwoCookies() {
        var token = refreshToken(api.begin(email, PASSWORD));

        var answer = api.post(
                "/api/auth/refresh",
                BodyPublishers.noBody(),
                Map.of("Cookie", "kith_refresh=" + token + "; kith_refresh=kr_x"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void doesNotBeginIfAllWereEndedAfterThePasswordCheck() {
        var checked = new AuthenticatedUser(user, 0);
        assertThat(sessions.begin(checked, CLIENT, SessionKind.LOGIN)).isPresent();

        sessions.endAll(user, RevocationReason.USER_BANNED, null);

        assertThat(sessions.begin(checked, CLIENT, SessionKind.LOGIN)).isEmpty();
        assertThat(living()).isEmpty();
        var newest = api.get("/api/auth/audit?limit=1", Api.as(user)).json().path(0);
        assertThat(newest.path("event").asString()).isEqualTo("login_failed");
        assertThat(api.begin(email, PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void expiresAndIsPurged() {
        var begun = api.begin(email, PASSWORD);
        var living = api.begin(email, PASSWORD);
        jdbc.sql("update sessions set idle_until = now() - interval '1 second' where id = ?")
                .param(id(begun))
                .update();

        assertThat(api.refresh(refreshToken(begun)).status()).isEqualTo(401);
        assertThat(sessions.isAlive(user, id(begun))).isFalse();
        assertThat(living()).containsExactly(id(living));

        sessions.purge();
        assertThat(jdbc.sql("select id from sessions where user_id = ?")
                        .param(user)
                        .query(UUID.class)
                        .list())
                .containsExactly(id(living));
    }

    @Test
    void storesHashesOnly() {
        var begun = refreshToken(api.begin(email, PASSWORD));
        var refreshed = refreshToken(api.refresh(begun));

        var rows = jdbc.sql("select refresh_tokens::text || sessions::text from refresh_tokens join sessions"
                        + " on sessions.id = session_id where user_id = ?")
                .param(user)
                .query(String.class)
                .list();

        assertThat(rows).hasSize(2).noneMatch(row -> row.contains("kr_"));
        assertThat(jdbc.sql("select hash from refresh_tokens where spent_at is null and hash = ?")
                        .param(new OpaqueToken(refreshed).hash())
                        .query(byte[].class)
                        .list())
                .hasSize(1);
    }

    private List<UUID> living() {
        return sessions.list(user, null, new PageRequest(50, null)).items().stream()
                .map(Session::id)
                .toList();
    }

    private String withCookie() {
        Map<String, Object> body = Map.of("email", email, "password", PASSWORD, "cookie", true);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private TestResponse delete(String path, Map<String, String> headers) {
        return api.send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    private static String refreshCookie(TestResponse answer) {
        var cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.getFirst())
                .matches("kith_access=ey[^;]+; Path=/; Max-Age=900; Expires=[^;]+; HttpOnly; SameSite=Lax");
        assertThat(cookies.getLast())
                .matches("kith_refresh=kr_[^;]{43}; Path=/api/auth/refresh; Max-Age=604800; Expires=[^;]+; HttpOnly;"
                        + " SameSite=Lax");
        return cookies.getLast()
                .substring("kith_refresh=".length(), cookies.getLast().indexOf(';'));
    }

    private static UUID id(TestResponse answer) {
        return UUID.fromString(answer.json().path("session_id").asString());
    }

    private static String refreshToken(TestResponse answer) {
        return answer.json().path("refresh_token").asString();
    }
}
