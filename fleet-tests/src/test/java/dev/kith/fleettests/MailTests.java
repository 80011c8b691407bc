package dev.kith.fleettests;

import static dev.kith.fleettests.Person.PASSWORD;
import static dev.kith.fleettests.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verification of an address and reset of a password, both by mail. */
class MailTests {

    private static final String ANOTHER = "another-horse";

    private final Person anna = Person.register();
    private final Mailbox mailbox = new Mailbox(anna.email());
    private final HttpApi anonymous = Fleet.from(Network.unused());

    @BeforeEach
    void requireMailbox() {
        assumeTrue(Mailbox.isKept(), "this fleet sends its mails");
    }

    @Test
    void emailAddressIsVerifiedOnceByItsToken() {
        assertThat(isVerified()).isFalse();
        anna.api().post("/api/auth/email-verification", "").is(202);
        var token = mailbox.awaitToken("/verify-email#token=");

        anonymous.post("/api/auth/email-verification/confirm", token(token)).is(204);
        assertThat(isVerified()).isTrue();
        isRefused(anonymous.post("/api/auth/email-verification/confirm", token(token)));
    }

    @Test
    void forgottenPasswordIsResetByMailAndEverySessionEnds() {
        var phone = Login.of(anna);
        anonymous.post("/api/auth/password-reset", email(anna.email())).is(202);
        var token = mailbox.awaitToken("/reset-password#token=");

        anonymous.post("/api/auth/password-reset/confirm", reset(token)).is(204);
        Revocation.awaitOf(phone, List.of());
        anonymous.post("/api/auth/login", credentials(anna.email(), PASSWORD)).isProblem(400, "wrong password");
        anonymous.post("/api/auth/login", credentials(anna.email(), ANOTHER)).is(202);
        isRefused(anonymous.post("/api/auth/password-reset/confirm", reset(token)));
    }

    @Test
    void passwordResetAnswersUnknownAddressAlikeAndSendsNoMail() {
        var stranger = Person.freshEmail();
        var unknown =
                anonymous.post("/api/auth/password-reset", email(stranger)).is(202);
        var known =
                anonymous.post("/api/auth/password-reset", email(anna.email())).is(202);
        assertThat(unknown.body()).isEqualTo(known.body());
        // Mails leave in their order, so there would be one by now.
        mailbox.awaitToken("/reset-password#token=");
        assertThat(new Mailbox(stranger).mails()).isEmpty();
    }

    @Test
    void passwordChangeRequiresTheOldOneAndEndsOtherSessions() {
        var phone = Login.of(anna);
        var laptop = Login.of(anna);
        var wrong = laptop.api()
                .put("/api/auth/password", change("no-such-horse", ANOTHER))
                .is(400)
                .json();
        assertThat(wrong.path("type").asString()).isEqualTo("urn:kith:problem:wrong-password");
        assertThat(phone.isAccepted()).isTrue();

        laptop.api().put("/api/auth/password", change(PASSWORD, ANOTHER)).is(204);
        Revocation.awaitOf(phone, List.of());
        assertThat(laptop.isAccepted()).isTrue();
        anonymous.post("/api/auth/login", credentials(anna.email(), ANOTHER)).is(202);
        mailbox.awaitMail(
                mail -> mail.path("subject").asString().toLowerCase(Locale.ROOT).contains("password"));
    }

    private boolean isVerified() {
        return anna.api()
                .get("/api/auth/id/")
                .is(202)
                .json()
                .path("email_verified")
                .asBoolean();
    }

    private static void isRefused(TestResponse answer) {
        assertThat(answer.is(400).json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/token");
    }

    private static String token(String token) {
        return "{\"token\":\"%s\"}".formatted(token);
    }

    private static String email(String address) {
        return "{\"email\":\"%s\"}".formatted(address);
    }

    private static String reset(String token) {
        return "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, ANOTHER);
    }

    private static String change(String current, String next) {
        return "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(current, next);
    }
}
