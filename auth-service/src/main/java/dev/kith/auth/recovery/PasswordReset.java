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
import tools.jackson.databind.json.JsonMapper;

/** A new password, by who reads the account's mail. */
@Component
class PasswordReset {

    private final Mails mails;
    private final RecoveryTokens tokens;
    private final Passwords passwords;
    private final Credentials credentials;
    private final PasswordChangedHandler newPassword;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    PasswordReset(
            Mails mails,
            RecoveryTokens tokens,
            Passwords passwords,
            Credentials credentials,
            PasswordChangedHandler newPassword,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.mails = mails;
        this.tokens = tokens;
        this.passwords = passwords;
        this.credentials = credentials;
        this.newPassword = newPassword;
        this.json = json;
        this.transaction = transaction;
    }

    /** Sends the way back in to whoever has this address. Looks nobody up: for everybody it is one order. */
    void order(String email, ClientInfo client) {
        var about = json.writeValueAsString(new ResetWriter.Request(email, client));
        transaction.executeWithoutResult(_ -> mails.ask(MailKind.PASSWORD_RESET, about));
    }

    /**
     * Sets the password, and ends every session: whoever knew the old one is out. Who reads the address's mail has
     * verified it.
     *
     * @throws ProblemException 400 if the token is none, or not any more
     */
    void confirm(OpaqueToken token, Password password, ClientInfo client) {
        // Asked first, so that no hash is computed for whoever sends any text; and outside of the transaction, where
        // none may wait for one.
        tokens.check(TokenPurpose.RESET_PASSWORD, token);
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            var user = tokens.use(TokenPurpose.RESET_PASSWORD, token);
            credentials.resetPassword(user, hash, client);
            newPassword.afterReset(user, client);
        });
    }
}
