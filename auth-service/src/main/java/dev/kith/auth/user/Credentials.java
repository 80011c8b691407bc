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

/** What proves that an account is somebody's: its password, and that they read its mail. */
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
     * Whose address and password these are. Computes and writes the same for a wrong password and for an address that
     * nobody has.
     *
     * @throws ProblemException 429 where too many were wrong before, 403 if the password is right and the account
     *     banned
     */
    SignIn signIn(Login login, ClientInfo client) {
        var address = EmailAddress.parse(login.email());
        var known = address.flatMap(store::find).orElse(null);
        var user = known == null ? null : known.id();
        var hash = known == null ? null : known.passwordHash();
        var account = address.map(EmailAddress::key).orElse(login.email());
        var right = throttle.check(account, user, client, () -> passwords.matches(login.password(), hash));
        if (known == null || !right || known.banned()) {
            audit.record(SecurityEvent.of(SecurityEventType.LOGIN_FAILED, user).by(client));
        }
        if (known == null || !right) {
            return known == null ? new SignIn.UnknownAddress() : new SignIn.WrongPassword();
        }
        passwords
                .renew(login.password(), known.passwordHash())
                .ifPresent(newer -> store.replace(known.id(), known.passwordHash(), newer));
        if (known.banned()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this account is suspended");
        }
        return new SignIn.Authenticated(new AuthenticatedUser(known.id(), known.sessionEpoch()));
    }

    /**
     * Checks the user's password. Not to be called inside a transaction: it computes a hash.
     *
     * @return empty if it is another
     * @throws ProblemException 404 if the account was deleted, 429 where too many were wrong before
     */
    public Optional<PasswordProof> prove(UUID user, Password password, ClientInfo client) {
        var known = store.find(user).orElseThrow(() -> ProblemException.notFound("user not found"));
        var right =
                throttle.check(known.emailKey(), user, client, () -> passwords.matches(password, known.passwordHash()));
        return right ? Optional.of(new PasswordProof(user, known.passwordHash())) : Optional.empty();
    }

    /** Sets a password in the place of the proven one; false if that is not the password any more. */
    @Transactional
    public boolean setPassword(PasswordProof proof, String hash) {
        return store.replace(proof.user(), proof.hash(), hash);
    }

    /** Sets the password of who has proved to read the account's mail, and need not wait for wrong ones any more. */
    @Transactional
    public void resetPassword(UUID user, String hash, ClientInfo client) {
        throttle.reset(store.reset(user, hash), client);
    }

    @Transactional
    public void verifyEmail(UUID user) {
        store.verifyEmail(user);
    }
}
