package dev.kith.auth.user;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.Kind;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.client.Client;
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
    private final Audit audit;
    private final TransactionTemplate transaction;

    Users(UserStore store, Passwords passwords, Outbox outbox, Audit audit, TransactionTemplate transaction) {
        this.store = store;
        this.passwords = passwords;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Makes an account, and tells it as {@code user-registered}.
     *
     * @throws ProblemException 409 if the address is taken, however it is written
     */
    User register(SignUp.Registration registration, Client client) {
        var hash = passwords.hash(registration.password());
        return transaction.execute(_ -> {
            var user = store.add(registration.email(), hash)
                    .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "username/email already taken"));
            outbox.publish(new UserRegistered(user.id()));
            audit.record(new SecurityEvent(Kind.REGISTERED, user.id(), null, client));
            return user;
        });
    }

    /** Whose address and password these are. Computes and writes the same for a wrong password and for an address that nobody has. */
    SignIn signIn(Login login, Client client) {
        var credentials = EmailAddress.parse(login.email()).flatMap(store::credentials);
        var matches = passwords.matches(
                login.password(),
                credentials.map(UserStore.Credentials::passwordHash).orElse(null));
        if (credentials.isPresent() && matches) {
            return new SignIn.Right(credentials.get().authenticated());
        }
        var known = credentials.map(UserStore.Credentials::id).orElse(null);
        audit.record(new SecurityEvent(Kind.LOGIN_FAILED, known, null, client));
        return known == null ? new SignIn.NobodysAddress() : new SignIn.WrongPassword();
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
