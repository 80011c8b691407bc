package dev.kith.auth.mail;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class FullMailQueueIntegrationTests extends WithAccount {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void fill() {
        jdbc.sql("""
                        insert into mails (occasion, sealed, due_at)
                        select 'PASSWORD_RESET', 'full', now() + interval '1 hour' from generate_series(1, :count)
                        """).param("count", Mails.MAX_REQUESTED).update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from mails where sealed = 'full'").update();
    }

    @Test
    void refusesResetsForKnownAndUnknownAddresses() {
        for (var address : new String[] {email, freshEmail()}) {
            var refused = reset(address);
            refused.isProblem(503, "too many mails are waiting to be sent");
            assertThat(refused.header("Retry-After")).isEqualTo("60");
        }

        empty();
        assertThat(reset(email).status()).isEqualTo(202);
    }

    @Test
    void acceptsNotices() {
        var change = "{\"current_password\":\"%s\",\"new_password\":\"battery staple\"}".formatted(PASSWORD);

        assertThat(api.send("PUT", "/api/auth/password", BodyPublishers.ofString(change), Api.as(user))
                        .status())
                .isEqualTo(204);
        api.registered(freshEmail());
    }

    private TestResponse reset(String address) {
        var body = BodyPublishers.ofString("{\"email\":\"%s\"}".formatted(address));
        return api.post("/api/auth/password-reset", body, Map.of());
    }
}
