package dev.kith.auth.recovery;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.Api;
import dev.kith.auth.Mailbox;
import dev.kith.auth.WithAccount;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.client.TestResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@RealInfrastructure
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BCRYPT_COST=4")
@ActiveProfiles("local")
@Import(StatementLog.class)
class RecoveryIntegrationTests extends WithAccount {

    private static final String VERIFICATION = "Is this your address?";
    private static final String RESET = "A new password";
    private static final String OTHER_PASSWORD = "battery staple";

    @TempDir
    private static Path folder;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private StatementLog statements;

    private Mailbox mailbox;

    @DynamicPropertySource
    static void putMailIntoTheFolder(DynamicPropertyRegistry registry) {
        registry.add("MAIL_FOLDER", folder::toString);
    }

    @BeforeEach
    void openTheMailbox() {
        mailbox = new Mailbox(api, email);
    }

    @Test
    void verifiesAnAddressByTheTokenOfTheFirstMail() {
        assertThat(verified()).isFalse();

        assertThat(confirm(mailbox.awaitToken(VERIFICATION, 1)).status()).isEqualTo(204);

        assertThat(verified()).isTrue();
    }

    @Test
    void putsTheTokenIntoTheFragmentOfTheLink() {
        var token = mailbox.awaitToken(VERIFICATION, 1);

        assertThat(mailbox.about(VERIFICATION).getFirst().path("text").asString())
                .contains("\nhttp://localhost:8080/verify-email#token=" + token + "\n");
    }

    @Test
    void acceptsATokenOnce() {
        var token = mailbox.awaitToken(VERIFICATION, 1);
        confirm(token);

        assertRefused(confirm(token));
    }

    @Test
    void acceptsEachOfSeveralTokensUntilOneIsUsed() {
        var first = mailbox.awaitToken(VERIFICATION, 1);
        assertThat(orderVerification().status()).isEqualTo(202);
        var second = mailbox.awaitToken(VERIFICATION, 2);

        assertThat(confirm(first).status()).isEqualTo(204);
        assertRefused(confirm(second));
    }

    @Test
    void acceptsTheFirstLinkAfterMoreRequests() {
        orderReset(email);
        var owners = mailbox.awaitToken(RESET, 1);
        orderReset(email);
        var another = mailbox.awaitToken(RESET, 2);

        assertThat(resetTo(owners, OTHER_PASSWORD).status()).isEqualTo(204);
        assertRefused(resetTo(another, "one more horse"));
        assertThat(api.login(email, OTHER_PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void acceptsOneOfSeveralTokensThatAreUsedAtOnce() throws Exception {
        var tokens = new ArrayList<String>();
        for (var mail = 1; mail <= 3; mail++) {
            orderReset(email);
            tokens.add(mailbox.awaitToken(RESET, mail));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(tokens.stream()
                    .<Callable<TestResponse>>map(token -> () -> resetTo(token, OTHER_PASSWORD))
                    .toList());

            assertThat(answers)
                    .map(answer -> answer.get().status())
                    .containsOnlyOnce(204)
                    .containsOnly(204, 400);
        }
    }

    @Test
    void sendsAtMostFiveValidLinks() {
        for (var order = 0; order < 8; order++) {
            orderReset(email);
        }
        awaitNoMailWaits();
        assertThat(mailbox.about(RESET)).hasSize(5);

        jdbc.sql("update recovery_tokens set expires_at = now() where user_id = ?")
                .param(user)
                .update();
        orderReset(email);
        mailbox.awaitToken(RESET, 6);
    }

    @Test
    void refusesAnExpiredToken() {
        var token = mailbox.awaitToken(VERIFICATION, 1);
        jdbc.sql("update recovery_tokens set expires_at = now()").update();

        assertRefused(confirm(token));
    }

    @Test
    void refusesATokenOfAnotherPurpose() {
        assertRefused(resetTo(mailbox.awaitToken(VERIFICATION, 1), OTHER_PASSWORD));
        orderReset(email);
        assertRefused(confirm(mailbox.awaitToken(RESET, 1)));
    }

    @Test
    void sendsNothingIfTheAddressIsVerified() {
        confirm(mailbox.awaitToken(VERIFICATION, 1));

        orderVerification();

        awaitNoMailWaits();
        assertThat(mailbox.about(VERIFICATION)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"token\":\"x\"}", "{\"token\":\"\\ud800\"}"})
    void refusesABodyWithoutAToken(String body) {
        assertRefused(post("/api/auth/email-verification/confirm", body));
    }

    @Test
    void setsANewPasswordAndEndsAllSessions() {
        logIn();
        orderReset(email.toUpperCase(Locale.ROOT));

        assertThat(resetTo(mailbox.awaitToken(RESET, 1), OTHER_PASSWORD).status())
                .isEqualTo(204);

        assertThat(sessions()).isEmpty();
        api.login(email, PASSWORD).isProblem(400, "wrong password");
        assertThat(api.login(email, OTHER_PASSWORD).status()).isEqualTo(202);
        assertThat(verified()).isTrue();
        mailbox.await("Your password was reset");
    }

    @Test
    void resetsOnceForManyRequestsAtOnce() throws Exception {
        orderReset(email);
        var token = mailbox.awaitToken(RESET, 1);
        Callable<TestResponse> reset = () -> resetTo(token, OTHER_PASSWORD);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(Collections.nCopies(10, reset));

            assertThat(answers)
                    .map(answer -> answer.get().status())
                    .containsOnlyOnce(204)
                    .containsOnly(204, 400);
        }
    }

    @Test
    void keepsTheTokenAfterAnInvalidPassword() {
        orderReset(email);
        var token = mailbox.awaitToken(RESET, 1);

        var refused = resetTo(token, "short");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/password");
        assertThat(resetTo(token, OTHER_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void doesTheSameForAnUnknownAddress() {
        var before = hashes();
        var known = statements.of(() -> orderReset(email));
        var unknown = statements.of(() -> orderReset(freshEmail()));

        assertThat(known).isNotEmpty().isEqualTo(unknown);
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void sendsNothingToAnUnknownAddress() {
        var unknown = freshEmail();

        orderReset(unknown);

        awaitNoMailWaits();
        assertThat(new Mailbox(api, unknown).about(RESET)).isEmpty();
    }

    @Test
    void recordsTheRequestForTheUserOnly() {
        orderReset(email);
        mailbox.awaitToken(RESET, 1);

        assertThat(jdbc.sql("select event from security_events where user_id = ?")
                        .param(user)
                        .query(String.class)
                        .list())
                .contains("password_reset_requested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":null}", "{\"email\":\"\"}", "{\"email\":\"no-address\"}"})
    void requiresAnAddress(String body) {
        var refused = post("/api/auth/password-reset", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/email");
    }

    @Test
    void computesNoHashForAnInvalidToken() {
        var before = hashes();

        assertRefused(resetTo("no token", OTHER_PASSWORD));

        assertThat(hashes()).isEqualTo(before);
    }

    private boolean verified() {
        return api.account(user).json().path("email_verified").asBoolean();
    }

    private void logIn() {
        assertThat(api.login(email, PASSWORD).status()).isEqualTo(202);
        assertThat(sessions()).isNotEmpty();
    }

    private List<UUID> sessions() {
        return jdbc.sql("select id from sessions where user_id = ?")
                .param(user)
                .query(UUID.class)
                .list();
    }

    private TestResponse orderVerification() {
        return api.post("/api/auth/email-verification", BodyPublishers.noBody(), Api.as(user));
    }

    private void orderReset(String address) {
        var answer = post("/api/auth/password-reset", JsonMapper.shared().writeValueAsString(Map.of("email", address)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    private TestResponse confirm(String token) {
        return post(
                "/api/auth/email-verification/confirm", JsonMapper.shared().writeValueAsString(Map.of("token", token)));
    }

    private TestResponse resetTo(String token, String password) {
        return post(
                "/api/auth/password-reset/confirm",
                JsonMapper.shared().writeValueAsString(Map.of("token", token, "password", password)));
    }

    private TestResponse post(String path, String body) {
        return api.post(path, BodyPublishers.ofString(body), Map.of());
    }

    private static void assertRefused(TestResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/token");
    }

    private void awaitNoMailWaits() {
        await().until(() ->
                jdbc.sql("select count(*) from mails").query(Integer.class).single() == 0);
    }

    private long hashes() {
        return meters.get("kith.auth.password.hashes").timer().count();
    }
}
