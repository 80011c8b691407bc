package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.user.Credentials;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets a new password for a user who knows the old one. */
@Component
class PasswordChange {

    private final Credentials credentials;
    private final Passwords passwords;
    private final PasswordChangedHandler passwordChanged;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PasswordChange(
            Credentials credentials,
            Passwords passwords,
            PasswordChangedHandler passwordChanged,
            Audit audit,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.passwordChanged = passwordChanged;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Changes the password and ends the user's other sessions.
     *
     * @param session the session that stays; null if the token named none
     * @throws ProblemException 400 if the current password is wrong, 404 if the account was deleted, 409 if the
     *     password was changed meanwhile
     */
    void change(UUID user, @Nullable UUID session, Password current, Password changed, ClientInfo client) {
        var proof = credentials.prove(user, current, client).orElseThrow(() -> {
            audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_CHANGE_FAILED, user)
                    .in(session)
                    .by(client));
            return ProblemException.invalid(ProblemType.WRONG_PASSWORD, "/current_password", "wrong password");
        });
        var hash = passwords.hash(changed);
        transaction.executeWithoutResult(_ -> {
            if (!credentials.setPassword(proof, hash)) {
                throw new ProblemException(ProblemType.CONFLICT, "the password has been changed meanwhile");
            }
            passwordChanged.afterChange(user, session, client);
        });
    }
}
