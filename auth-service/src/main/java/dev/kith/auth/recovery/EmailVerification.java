package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.Credentials;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The proof that an account's address is its user's. */
@Component
@Transactional
class EmailVerification {

    private final Mails mails;
    private final RecoveryTokens tokens;
    private final Credentials credentials;
    private final Audit audit;

    EmailVerification(Mails mails, RecoveryTokens tokens, Credentials credentials, Audit audit) {
        this.mails = mails;
        this.tokens = tokens;
        this.credentials = credentials;
        this.audit = audit;
    }

    /** Sends another token, unless the address is verified. */
    void order(UUID user) {
        mails.ask(MailKind.EMAIL_VERIFICATION, user.toString());
    }

    /** @throws ProblemException 400 if the token is none, or not any more */
    void confirm(OpaqueToken token, ClientInfo client) {
        var user = tokens.use(TokenPurpose.VERIFY_EMAIL, token);
        credentials.verifyEmail(user);
        audit.record(SecurityEvent.of(SecurityEventType.EMAIL_VERIFIED, user).by(client));
    }
}
