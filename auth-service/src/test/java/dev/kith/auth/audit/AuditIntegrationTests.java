package dev.kith.auth.audit;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.database.retention.Retention;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AuditIntegrationTests extends WithAccount {

    @Autowired
    private Audit audit;

    @Autowired
    private Retention oldSecurityEvents;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsUsersTheirEventsTheNewestFirst() {
        var client = api.from("192.0.2.9");
        client.login(email, "wrong horse");
        var session = UUID.fromString(
                client.begin(email, PASSWORD).json().path("session_id").asString());
        client.post("/api/auth/logout", BodyPublishers.noBody(), Api.as(user, session));

        assertThat(events("")).containsExactly("logged_out", "logged_in", "login_failed", "registered");
        var newest = list("").json().path(0);
        assertThat(newest.path("session_id").asString()).isEqualTo(session.toString());
        assertThat(newest.path("address").asString()).isEqualTo("192.0.2.9");
        assertThat(newest.path("agent").asString()).startsWith("Java-http-client");
    }

    @Test
    void doesNotShowEventsOfOtherUsers() {
        var other = api.get("/api/auth/audit", Api.as(UUID.randomUUID()));

        assertThat(other.body()).isEqualTo("[]");
        assertThat(api.get("/api/auth/audit", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void isReadInPages() {
        api.login(email, PASSWORD);

        var first = list("?limit=1");

        assertThat(first.json()).hasSize(1);
        var next = first.header("Link").replaceAll("^<[^?]*([^>]*)>.*", "$1");
        assertThat(events(next)).containsExactly("registered");
        assertThat(list(next).header("Link")).isEmpty();
        assertThat(list("?limit=0").status()).isEqualTo(400);
        assertThat(list("?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void isALineInTheLogToo(CapturedOutput output) {
        audit.record(
                SecurityEvent.of(SecurityEventType.PASSWORD_CHANGED, user).by(new ClientInfo("192.0.2.7", "a test")));

        assertThat(output).contains("password_changed: user %s, from 192.0.2.7".formatted(user));
    }

    @Test
    void logsNothingThatWasRolledBack(CapturedOutput output) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_RESET, user));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(events("")).containsExactly("registered");
        assertThat(output).doesNotContain("password_reset");
    }

    @Test
    void doesNotLogAnUnknownAddress(CapturedOutput output) {
        var unknown = freshEmail();
        api.login(unknown, PASSWORD);

        assertThat(output).contains("login_failed: unknown user").doesNotContain(unknown);
    }

    @Test
    void deletesOldEventsAndThoseOfAnErasedUser() {
        api.login(email, PASSWORD);
        jdbc.sql("update security_events set time = time - interval '91 days' where user_id = ? and event = ?")
                .params(user, "registered")
                .update();

        oldSecurityEvents.deleteExpired();
        assertThat(events("")).containsExactly("logged_in");

        audit.erase(user);
        assertThat(events("")).isEmpty();
    }

    private List<String> events(String page) {
        return list(page).json().valueStream().map(event -> name(event)).toList();
    }

    private static String name(JsonNode event) {
        return event.path("event").asString();
    }

    private TestResponse list(String page) {
        return api.get("/api/auth/audit" + page, Api.as(user));
    }
}
