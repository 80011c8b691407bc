package dev.kith.auth.throttle;

import static dev.kith.auth.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole database works, but the limits on wrong passwords cannot be written. */
@AuthServiceTest
class FailClosedIntegrationTests extends WithAccount {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void breakTheLimits() {
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
        jdbc.sql("""
                        create function login_buckets_full() returns trigger language plpgsql as
                        $$ begin raise 'no space left' using errcode = 'disk_full'; end $$
                        """).update();
        jdbc.sql("""
                        create trigger login_buckets_full before insert or update on login_buckets
                        for each statement execute function login_buckets_full()
                        """).update();
    }

    @AfterEach
    void mend() {
        jdbc.sql("drop function if exists login_buckets_full cascade").update();
    }

    @Test
    void refusesEveryLoginThatCannotBeLimited() {
        var change = "{\"current_password\":\"%s\",\"new_password\":\"battery staple\"}".formatted(PASSWORD);

        assertThat(api.login(email, PASSWORD).status()).isEqualTo(503);
        assertThat(api.begin(email, PASSWORD).status()).isEqualTo(503);
        assertThat(api.send("PUT", "/api/auth/password", BodyPublishers.ofString(change), Api.as(user))
                        .status())
                .isEqualTo(503);

        mend();
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }
}
