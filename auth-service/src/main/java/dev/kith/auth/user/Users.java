package dev.kith.auth.user;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.password.Password;
import dev.kith.auth.password.Passwords;
import dev.kith.auth.throttle.LoginThrottle;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserRegistered;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.text.Uuids;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All accounts. Transactions are written out here instead of annotated: a password is hashed before one begins, so that
 * no database connection waits for it.
 */
@Component
public class Users {

    private final UserStore store;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Outbox outbox;
    private final Mails mails;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Users(
            UserStore store,
            Passwords passwords,
            LoginThrottle throttle,
            Outbox outbox,
            Mails mails,
            Audit audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.outbox = outbox;
        this.mails = mails;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Creates an account and publishes {@code user-registered}.
     *
     * @throws ProblemException 409 if an account has the address already, in any spelling
     */
    User register(EmailAddress email, Password password, ClientInfo client) {
        // No hash is computed for a taken address. The time reveals no more than the answer does.
        if (store.find(email).isPresent()) {
            throw taken();
        }
        var hash = passwords.hash(password);
        return transaction.execute(_ -> {
            var user = store.add(email, hash).orElseThrow(Users::taken);
            outbox.publish(new UserRegistered(user.id()));
            mails.send(MailKind.EMAIL_VERIFICATION, user.id().toString());
            audit.record(
                    SecurityEvent.of(SecurityEventType.REGISTERED, user.id()).by(client));
            return user;
        });
    }

    /** Empty if the account was deleted. */
    public Optional<User> find(UUID id) {
        return store.find(id);
    }

    /** The user with this address, in any spelling; empty if there is none. */
    public Optional<User> find(String email) {
        return EmailAddress.parse(email).flatMap(store::find);
    }

    /** The user with this id or address; empty if there is none. */
    public Optional<User> findByIdOrEmail(String idOrEmail) {
        return find(idOrEmail).or(() -> Uuids.parse(idOrEmail).flatMap(store::find));
    }

    /** Whether the account exists and is not banned. */
    public boolean isActive(UUID id) {
        return store.isActive(id);
    }

    /** @throws ProblemException 404 if the account was deleted */
    User get(UUID id) {
        return store.find(id).orElseThrow(Users::notFound);
    }

    /**
     * Deletes the account in the caller's transaction. The address is free again at once.
     *
     * @throws ProblemException 404 if the account does not exist any more
     */
    public void delete(UUID id) {
        throttle.forget(store.delete(id).orElseThrow(Users::notFound));
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.CONFLICT, "username/email already taken");
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("user not found");
    }
}
