package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.mail.MailMessage;
import dev.kith.auth.mail.MailTemplate;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.Credentials;
import dev.kith.auth.user.User;
import dev.kith.auth.user.Users;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proves that a user owns the account's address. The data of its mails is the user's id. */
@Component
@Transactional
class EmailVerification implements MailTemplate {

    private final Mails mails;
    private final RecoveryTokens tokens;
    private final MailLinks links;
    private final Users users;
    private final Credentials credentials;
    private final Audit audit;

    EmailVerification(
            Mails mails, RecoveryTokens tokens, MailLinks links, Users users, Credentials credentials, Audit audit) {
        this.mails = mails;
        this.tokens = tokens;
        this.links = links;
        this.users = users;
        this.credentials = credentials;
        this.audit = audit;
    }

    /** Queues a mail with a token. None is sent if the address is verified. */
    void request(UUID user) {
        mails.sendRequested(MailKind.EMAIL_VERIFICATION, user.toString());
    }

    /** @throws ProblemException 400 if the token is not valid */
    void confirm(OpaqueToken token, ClientInfo client) {
        var user = tokens.use(TokenPurpose.VERIFY_EMAIL, token);
        credentials.verifyEmail(user);
        audit.record(SecurityEvent.of(SecurityEventType.EMAIL_VERIFIED, user).by(client));
    }

    @Override
    public MailKind kind() {
        return MailKind.EMAIL_VERIFICATION;
    }

    @Override
    public Optional<PreparedMail> write(String data) {
        return users.find(UUID.fromString(data))
                .filter(user -> !user.emailVerified())
                .flatMap(user -> tokens.create(user.id(), TokenPurpose.VERIFY_EMAIL)
                        .map(token -> new PreparedMail(message(user, token), () -> {}, () -> tokens.delete(token))));
    }

    private MailMessage message(User user, OpaqueToken token) {
        return new MailMessage(user.email(), "Is this your address?", """
                An account was created with this address. If you created it, confirm the address:

                %s
                If you did not, there is nothing to do.
                """.formatted(
                        links.paragraph(TokenPurpose.VERIFY_EMAIL, token)));
    }
}
