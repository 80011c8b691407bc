package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class BanIntegrationTests extends WithAccount {

    private static final String SUSPENDED = "this account is suspended";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsABannedUserOutOfLoginAndSessions() {
        assertThat(ban(user.toString()).status()).isEqualTo(204);

        api.login(email, PASSWORD).isProblem(403, SUSPENDED);
        post("/api/auth/sessions", credentials(email, PASSWORD)).isProblem(403, SUSPENDED);
    }

    @Test
    void recordsALoginOfABannedUserWithTheRightPassword() {
        ban(user.toString());
        api.login(email, PASSWORD);

        assertThat(count("select count(*) from security_events where user_id = ? and event = 'login_failed'"))
                .isEqualTo(1);
    }

    @Test
    void doesNotRevealTheBanWithoutThePassword() {
        ban(user.toString());

        api.login(email, "wrong horse").isProblem(400, "wrong password");
    }

    @Test
    void endsEverySessionWithItsRefreshTokens() {
        var tokens = post("/api/auth/sessions", credentials(email, PASSWORD)).json();
        api.login(email, PASSWORD);

        ban(user.toString());

        var refresh = "{\"refresh_token\":\"%s\"}"
                .formatted(tokens.path("refresh_token").asString());
        assertThat(post("/api/auth/refresh", refresh).status()).isEqualTo(401);
        assertThat(count("select count(*) from sessions where user_id = ?")).isZero();
    }

    @Test
    void letsTheUserInAgain() {
        ban(email);
        assertThat(lift(email).status()).isEqualTo(204);

        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void findsTheUserByIdAndByEverySpellingOfTheAddress() {
        assertThat(ban(email.toUpperCase(Locale.ROOT)).status()).isEqualTo(204);
        assertThat(lift(user.toString()).status()).isEqualTo(204);
    }

    @Test
    void mayBeRepeated() {
        ban(email);
        assertThat(ban(email).status()).isEqualTo(204);
        lift(email);
        assertThat(lift(email).status()).isEqualTo(204);

        assertThat(count("select count(*) from security_events where user_id = ? and event like 'user%banned'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"019aa3f0-7b1c-7c55-9d2e-0c8a4f6b1e23", "unknown@example.com", "no-address"})
    void answers404ForAnUnknownUser(String who) {
        ban(who).isProblem(404, "user not found");
        lift(who).isProblem(404, "user not found");
    }

    @Test
    void isForTheOperatorOnly() {
        var path = "/internal/users/%s/ban".formatted(user);

        assertThat(api.send("PUT", path, BodyPublishers.noBody(), Map.of()).status())
                .isEqualTo(401);
        assertThat(api.send("PUT", path, BodyPublishers.noBody(), Api.as(user)).status())
                .isEqualTo(403);
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }

    private TestResponse ban(String who) {
        return api.send("PUT", "/internal/users/%s/ban".formatted(who), BodyPublishers.noBody(), Api.asOperator());
    }

    private TestResponse lift(String who) {
        return api.send("DELETE", "/internal/users/%s/ban".formatted(who), BodyPublishers.noBody(), Api.asOperator());
    }

    private TestResponse post(String path, String body) {
        return api.post(path, BodyPublishers.ofString(body), Map.of());
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(user).query(Long.class).single();
    }
}
