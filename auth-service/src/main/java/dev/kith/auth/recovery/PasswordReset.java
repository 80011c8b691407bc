package dev.kith.auth.recovery;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.Credentials;
import dev.kith.http.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets a new password for a user who reads the account's mail. */
@Component
class PasswordReset {

    private final Mails mails;
    private final PasswordResetTemplate template;
    private final RecoveryTokens tokens;
    private final Passwords passwords;
    private final Credentials credentials;
    private final PasswordChangedHandler passwordChanged;
    private final TransactionTemplate transaction;

    PasswordReset(
            Mails mails,
            PasswordResetTemplate template,
            RecoveryTokens tokens,
            Passwords passwords,
            Credentials credentials,
            PasswordChangedHandler passwordChanged,
            TransactionTemplate transaction) {
        this.mails = mails;
        this.template = template;
        this.tokens = tokens;
        this.passwords = passwords;
        this.credentials = credentials;
        this.passwordChanged = passwordChanged;
        this.transaction = transaction;
    }

    /** Queues a mail to this address. Does the same whether an account has the address or not. */
    void request(String email, ClientInfo client) {
        var data = template.data(email, client);
        transaction.executeWithoutResult(_ -> mails.sendRequested(MailKind.PASSWORD_RESET, data));
    }

    /**
     * Sets the password, verifies the address and ends every session of the user.
     *
     * @throws ProblemException 400 if the token is not valid
     */
    void confirm(OpaqueToken token, Password password, ClientInfo client) {
        // Checked first, so that no hash is computed for an invalid token. The hash is computed outside the
        // transaction, so that no database connection waits for it.
        tokens.check(TokenPurpose.RESET_PASSWORD, token);
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            var user = tokens.use(TokenPurpose.RESET_PASSWORD, token);
            credentials.resetPassword(user, hash, client);
            passwordChanged.afterReset(user, client);
        });
    }
}
