package dev.kith.auth.mail;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the owner of an account about a change, in case someone else made it. */
public enum SecurityNotice {
    PASSWORD_CHANGED("Your password was changed", """
            The password of your account was changed, and every other device was signed out.

            If it was not you, ask for a new password at once: the old one is known to someone else."""),
    PASSWORD_RESET("Your password was reset", """
            Your account got a new password by a link that was sent to this address, and every device was signed out.

            If it was not you, someone else reads your mail. Secure the mailbox first, then ask for a new password."""),
    REFRESH_TOKEN_REUSED("A device was signed out", """
            A key that keeps one of your devices signed in was used a second time, as if it had been copied. The device was signed \
            out.

            If you do not know why, look at the list of your devices and change your password."""),
    ACCOUNT_DELETED("Your account was deleted", """
            Your account was deleted, and with it all that belonged to it.

            This address is free for a new one.""");

    private final String subject;
    private final String text;

    SecurityNotice(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    /** Writes the notices. The data contains the address, since nothing else is left of a deleted account. */
    @Component
    static class Template implements MailTemplate {

        private final JsonMapper json;

        Template(JsonMapper json) {
            this.json = json;
        }

        @Override
        public MailKind kind() {
            return MailKind.NOTICE;
        }

        String data(SecurityNotice notice, String address) {
            return json.writeValueAsString(new Addressed(notice, address));
        }

        @Override
        public Optional<PreparedMail> write(String data) {
            var addressed = json.readValue(data, Addressed.class);
            var notice = addressed.notice();
            var message = new MailMessage(addressed.address(), notice.subject, notice.text + "\n");
            return Optional.of(new PreparedMail(message, () -> {}, () -> {}));
        }

        record Addressed(SecurityNotice notice, String address) {}
    }
}
