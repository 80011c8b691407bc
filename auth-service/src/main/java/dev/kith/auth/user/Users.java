package dev.kith.auth.user;

import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.events.Outbox;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody who has an account. Transactions are written out here instead of annotated: a password is hashed before one begins, so
 * that no database connection waits for it.
 */
@Component
public class Users {

    private static final String NOT_FOUND = "user not found";

    private final UserStore store;
    private final Passwords passwords;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    Users(UserStore store, Passwords passwords, Outbox outbox, TransactionTemplate transaction) {
        this.store = store;
        this.passwords = passwords;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Makes an account, and tells it as {@code user-registered}.
     *
     * @throws ProblemException 409 if the address is taken, however it is written
     */
    User register(SignUp.Registration registration) {
        var hash = passwords.hash(registration.password());
        return transaction.execute(_ -> {
            var user = store.add(registration.email(), hash)
                    .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "username/email already taken"));
            outbox.publish(new UserRegistered(user.id()));
            return user;
        });
    }

    /**
     * The id of the user whose address and password these are. Computes the same for a wrong password and for an address that
     * nobody has.
     *
     * @throws ProblemException 404 if the address is nobody's or none at all, 400 if the password is wrong
     */
    UUID authenticate(String email, Password password) {
        var credentials = EmailAddress.parse(email).flatMap(store::credentials);
        var matches = passwords.matches(
                password, credentials.map(UserStore.Credentials::passwordHash).orElse(null));
        var id = credentials.map(UserStore.Credentials::id).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
        if (!matches) {
            throw new ProblemException(ProblemType.WRONG_PASSWORD, "wrong password");
        }
        return id;
    }

    /** Whether the account is still there. */
    public boolean exists(UUID id) {
        return store.find(id).isPresent();
    }

    /** @throws ProblemException 404 if the account was deleted */
    User get(UUID id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /**
     * Deletes the account, and tells it as {@code user-deleted}. The address is free again at once.
     *
     * @throws ProblemException 404 if there is none any more
     */
    void delete(UUID id) {
        transaction.executeWithoutResult(_ -> {
            if (!store.delete(id)) {
                throw ProblemException.notFound(NOT_FOUND);
            }
            outbox.publish(new UserDeleted(id));
        });
    }
}
