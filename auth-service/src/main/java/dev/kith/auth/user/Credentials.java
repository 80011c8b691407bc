package dev.kith.auth.user;

import dev.kith.auth.client.Client;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.throttle.LoginThrottle;
import dev.kith.http.problem.ProblemException;
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

    Credentials(CredentialStore store, Passwords passwords, LoginThrottle throttle) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** Empty if the account was deleted. */
    public Optional<Owner> owner(UUID user) {
        return store.owner(user);
    }

    /** Empty if nobody has this address, however it is written. */
    public Optional<Owner> owner(String email) {
        return EmailAddress.parse(email).flatMap(store::owner);
    }

    /**
     * Checks the user's password. Not to be called inside a transaction: it computes a hash.
     *
     * @return empty if it is another
     * @throws ProblemException 404 if the account was deleted, 429 where too many were wrong before
     */
    public Optional<Proof> prove(UUID user, Password password, Client client) {
        var known = store.known(user).orElseThrow(() -> ProblemException.notFound("user not found"));
        var right =
                throttle.guard(known.emailKey(), user, client, () -> passwords.matches(password, known.passwordHash()));
        return right ? Optional.of(new Proof(user, known.passwordHash())) : Optional.empty();
    }

    /** Sets a password in the place of the proven one; false if that is not the password any more. */
    @Transactional
    public boolean setPassword(Proof proof, String hash) {
        return store.replacePassword(proof, hash);
    }

    /** Sets the password of who has proved to read the account's mail, and need not wait for wrong ones any more. */
    @Transactional
    public void resetPassword(UUID user, String hash, Client client) {
        throttle.pardon(store.reset(user, hash), client);
    }

    @Transactional
    public void verifyEmail(UUID user) {
        store.verifyEmail(user);
    }
}
