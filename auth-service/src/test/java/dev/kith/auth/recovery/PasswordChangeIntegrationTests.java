package dev.kith.auth.recovery;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PasswordChangeIntegrationTests extends WithAccount {

    private static final String OTHER_PASSWORD = "battery staple";

    @Autowired
    private JdbcClient jdbc;

    private UUID session;

    @BeforeEach
    void logIn() {
        api.login(email, PASSWORD);
        var begun = api.post("/api/auth/sessions", BodyPublishers.ofString(credentials(email, PASSWORD)), Map.of());
        session = UUID.fromString(begun.json().path("session_id").asString());
    }

    @Test
    void endsEveryOtherSession() {
        assertThat(sessions()).hasSize(2);

        assertThat(change(PASSWORD, OTHER_PASSWORD).status()).isEqualTo(204);

        assertThat(sessions()).containsExactly(session);
        api.login(email, PASSWORD).isProblem(400, "wrong password");
        assertThat(api.login(email, OTHER_PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void requiresTheCurrentPassword() {
        var refused = change("wrong horse", OTHER_PASSWORD).isProblem(400, "wrong password");

        assertThat(refused.json().path("type").asString()).isEqualTo("urn:kith:problem:wrong-password");
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/current_password");
        assertThat(sessions()).hasSize(2);
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void recordsAWrongCurrentPassword(CapturedOutput output) {
        change("wrong horse", OTHER_PASSWORD);

        var newest = api.get("/api/auth/audit?limit=1", Api.as(user)).json().path(0);
        assertThat(newest.path("event").asString()).isEqualTo("password_change_failed");
        assertThat(newest.path("session_id").asString()).isEqualTo(session.toString());
        assertThat(output).contains("password_change_failed: user %s, session %s, from".formatted(user, session));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/current_password",
                "{\"new_password\":\"battery staple\"}|/current_password",
                "{\"current_password\":\"correct horse\"}|/new_password",
                "{\"current_password\":\"correct horse\",\"new_password\":\"short\"}|/new_password"
            })
    void namesTheFieldThatIsWrong(String body, String pointer) {
        var refused = put(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void invalidatesAnEarlierReset() {
        jdbc.sql("""
                        insert into recovery_tokens (user_id, purpose, hash, expires_at)
                        values (?, 'RESET_PASSWORD', decode('00', 'hex'), now() + interval '1 hour')
                        """).param(user).update();

        change(PASSWORD, OTHER_PASSWORD);

        assertThat(jdbc.sql("select purpose from recovery_tokens where user_id = ? and purpose = 'RESET_PASSWORD'")
                        .param(user)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void isForTheCallerOnly() {
        assertThat(api.send("PUT", "/api/auth/password", BodyPublishers.ofString("{}"), Map.of())
                        .status())
                .isEqualTo(401);
    }

    private TestResponse change(String current, String changed) {
        return put(
                JsonMapper.shared().writeValueAsString(Map.of("current_password", current, "new_password", changed)));
    }

    private TestResponse put(String body) {
        var identity = new Identity(user, session.toString(), Set.of(), Instant.parse("2100-01-01T00:00:00Z"));
        return api.send(
                "PUT",
                "/api/auth/password",
                BodyPublishers.ofString(body),
                Identities.headers(identity).toSingleValueMap());
    }

    private List<UUID> sessions() {
        return jdbc.sql("select id from sessions where user_id = ?")
                .param(user)
                .query(UUID.class)
                .list();
    }
}
