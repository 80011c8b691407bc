package dev.kith.auth.user;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.session.AuthenticatedUser;
import dev.kith.auth.throttle.LoginThrottle;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The proofs of who a user is: the account's password, and its mail. */
@Component
public class Credentials {

    private final CredentialStore store;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Audit audit;

    Credentials(CredentialStore store, Passwords passwords, LoginThrottle throttle, Audit audit) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * Checks an address and a password. Does the same work for a wrong password and for an unknown address.
     *
     * @throws ProblemException 429 after too many wrong passwords, 403 if the password is right and the account is
     *     banned
     */
    SignIn signIn(String email, Password password, ClientInfo client) {
        var address = EmailAddress.parse(email);
        var row = address.flatMap(store::find).orElse(null);
        var user = row == null ? null : row.id();
        var hash = row == null ? null : row.passwordHash();
        var account = address.map(EmailAddress::key).orElse(email);
        var right = throttle.check(account, user, client, () -> passwords.matches(password, hash));
        if (row == null || !right || row.banned()) {
            audit.record(SecurityEvent.of(SecurityEventType.LOGIN_FAILED, user).by(client));
        }
        if (row == null || !right) {
            return row == null ? new SignIn.UnknownAddress() : new SignIn.WrongPassword();
        }
        passwords
                .renew(password, row.passwordHash())
                .ifPresent(newHash -> store.replace(row.id(), row.passwordHash(), newHash));
        if (row.banned()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this account is suspended");
        }
        return new SignIn.Authenticated(new AuthenticatedUser(row.id(), row.sessionEpoch()));
    }

    /**
     * Checks the user's password. Do not call this inside a transaction: it computes a hash.
     *
     * @return empty if the password is wrong
     * @throws ProblemException 404 if the account was deleted, 429 after too many wrong passwords
     */
    public Optional<PasswordProof> prove(UUID user, Password password, ClientInfo client) {
        var row = store.find(user).orElseThrow(() -> ProblemException.notFound("user not found"));
        var right = throttle.check(row.emailKey(), user, client, () -> passwords.matches(password, row.passwordHash()));
        return right ? Optional.of(new PasswordProof(user, row.passwordHash())) : Optional.empty();
    }

    /** Replaces the proven password; false if it was changed meanwhile. */
    @Transactional
    public boolean setPassword(PasswordProof proof, String hash) {
        return store.replace(proof.user(), proof.hash(), hash);
    }

    /** Sets the password of a user who has proved to read the account's mail, and resets the throttle. */
    @Transactional
    public void resetPassword(UUID user, String hash, ClientInfo client) {
        throttle.reset(store.reset(user, hash), client);
    }

    @Transactional
    public void verifyEmail(UUID user) {
        store.verifyEmail(user);
    }

    /** The result of a sign-in. */
    sealed interface SignIn {

        record Authenticated(AuthenticatedUser user) implements SignIn {}

        record WrongPassword() implements SignIn {}

        /** No account has this address, or it is not an address. */
        record UnknownAddress() implements SignIn {}
    }

    /**
     * Proves that a caller knew the user's password.
     *
     * @param hash of the password
     */
    public record PasswordProof(UUID user, String hash) {

        @Override
        public String toString() {
            return "PasswordProof[user=%s, redacted]".formatted(user);
        }
    }
}
