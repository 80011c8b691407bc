package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.Kind;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.client.Client;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.mail.Notice;
import dev.kith.auth.mail.Occasion;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.session.Reason;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.user.Credentials;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is done with tokens from mails. Transactions are written out: a password is hashed before one begins. */
@Component
class Recovery {

    private final Credentials credentials;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Mails mails;
    private final Audit audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Recovery(
            Credentials credentials,
            TokenStore tokens,
            Passwords passwords,
            Sessions sessions,
            Mails mails,
            Audit audit,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.json = json;
        this.transaction = transaction;
    }

    /** Sends another token, unless the address is verified. */
    void verify(UUID user) {
        transaction.executeWithoutResult(_ -> mails.order(Occasion.EMAIL_VERIFICATION, user.toString()));
    }

    /** @throws ProblemException 400 if the token is none, or not any more */
    void verified(Token token, Client client) {
        transaction.executeWithoutResult(_ -> {
            var user = use(Purpose.VERIFY_EMAIL, token);
            credentials.verifyEmail(user);
            audit.record(new SecurityEvent(Kind.EMAIL_VERIFIED, user, null, client));
        });
    }

    /** Sends the way back in to whoever has this address. Looks nobody up: for everybody it is one order. */
    void reset(String email, Client client) {
        var about = json.writeValueAsString(new ResetWriter.Request(email, client));
        transaction.executeWithoutResult(_ -> mails.order(Occasion.PASSWORD_RESET, about));
    }

    /**
     * Sets the password, and ends every session: whoever knew the old one is out. Who reads the address's mail has verified it.
     *
     * @throws ProblemException 400 if the token is none, or not any more
     */
    void reset(Token token, Password password, Client client) {
        // Asked first, so that no hash is computed for whoever sends any text.
        if (!tokens.isGood(Purpose.RESET_PASSWORD, token)) {
            throw notGood();
        }
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            var user = use(Purpose.RESET_PASSWORD, token);
            credentials.resetPassword(user, hash, client);
            tokens.forget(user, Purpose.VERIFY_EMAIL);
            sessions.endAll(user, Reason.PASSWORD_RESET);
            audit.record(new SecurityEvent(Kind.PASSWORD_RESET, user, null, client));
            mails.notify(user, Notice.PASSWORD_RESET);
        });
    }

    private UUID use(Purpose purpose, Token token) {
        return tokens.use(purpose, token).orElseThrow(Recovery::notGood);
    }

    private static ProblemException notGood() {
        return ProblemException.invalid("/token", "expected the token of the last mail, not used and not expired");
    }
}
