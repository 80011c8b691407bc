package dev.kith.auth.recovery;

import static org.awaitility.Awaitility.await;

import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.auth.session.RevocationReason;
import dev.kith.auth.session.Sessions;
import dev.kith.test.DatabaseActivity;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A user follows the link of a mail while the account is changed: each transaction needs rows of the other. */
@AuthServiceTest
class LockOrderIntegrationTests extends WithAccount {

    @Autowired
    private RecoveryTokens tokens;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"VERIFY_EMAIL,/api/auth/email-verification/confirm", "RESET_PASSWORD,/api/auth/password-reset/confirm"})
    void isTheSameSoThatNoDeadlockOccurs(TokenPurpose purpose, String path) throws Exception {
        var token = tokens.create(user, purpose).orElseThrow().text();
        var body = "{\"token\":\"%s\",\"password\":\"battery staple\"}".formatted(token);

        try (var browser = Executors.newVirtualThreadPerTaskExecutor()) {
            var followed = Objects.requireNonNull(transaction.execute(_ -> {
                sessions.endAll(user, RevocationReason.PASSWORD_CHANGED, null);
                var following = browser.submit(() -> api.post(path, BodyPublishers.ofString(body), Map.of()));
                await().atMost(Duration.ofMinutes(1)).until(new DatabaseActivity(jdbc)::waitsForALock);
                tokens.deleteAll(user, purpose);
                return following;
            }));

            followed.get().isProblem(400, "expected the token of a mail, not used and not expired");
        }
    }
}
