package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.Kind;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.client.Client;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.mail.Notice;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.session.Reason;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.user.Credentials;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A new password, by who knows the old one. */
@Component
class PasswordChange {

    private final Credentials credentials;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Mails mails;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PasswordChange(
            Credentials credentials,
            TokenStore tokens,
            Passwords passwords,
            Sessions sessions,
            Mails mails,
            Audit audit,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Changes the password and ends the user's other sessions.
     *
     * @param session the one that stays; null if the token named none
     * @throws ProblemException 400 if the current password is another, 404 if the account was deleted, 409 if the password was
     *     changed meanwhile
     */
    void change(UUID user, @Nullable UUID session, Password current, Password changed, Client client) {
        var proof = credentials.prove(user, current, client).orElseThrow(() -> {
            audit.record(new SecurityEvent(Kind.PASSWORD_CHANGE_FAILED, user, session, client));
            return ProblemException.invalid(ProblemType.WRONG_PASSWORD, "/current_password", "wrong password");
        });
        var hash = passwords.hash(changed);
        transaction.executeWithoutResult(_ -> {
            if (!credentials.setPassword(proof, hash)) {
                throw new ProblemException(ProblemType.CONFLICT, "the password has been changed meanwhile");
            }
            // A way in that was asked for before, perhaps by who must be kept out now.
            tokens.forget(user, Purpose.RESET_PASSWORD);
            sessions.endOthers(user, session, Reason.PASSWORD_CHANGED);
            audit.record(new SecurityEvent(Kind.PASSWORD_CHANGED, user, session, client));
            mails.notify(user, Notice.PASSWORD_CHANGED);
        });
    }
}
