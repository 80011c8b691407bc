package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCrypt;

@AuthServiceTest
class HashRenewalIntegrationTests extends WithAccount {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CredentialStore store;

    @BeforeEach
    void registerAtAnotherCost() {
        set(BCrypt.hashpw(PASSWORD, BCrypt.gensalt(5)));
    }

    @Test
    void renewsTheHashOfARightPasswordWithTodaysCost() {
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);

        assertThat(hash()).startsWith("$2a$04$");
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void keepsTheHashAfterAWrongPassword() {
        var before = hash();

        assertThat(api.login(email, "wrong horse").status()).isEqualTo(400);

        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void keepsAPasswordThatWasChangedMeanwhile() {
        var checked = store.find(EmailAddress.parse(email).orElseThrow()).orElseThrow();
        var changed = BCrypt.hashpw("another horse", BCrypt.gensalt(4));
        set(changed);

        store.replace(user, checked.passwordHash(), BCrypt.hashpw(PASSWORD, BCrypt.gensalt(4)));

        assertThat(hash()).isEqualTo(changed);
    }

    private String hash() {
        return jdbc.sql("select password_hash from users where id = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    private void set(String hash) {
        jdbc.sql("update users set password_hash = ? where id = ?")
                .params(hash, user)
                .update();
    }
}
