package dev.kith.auth.deletion;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.mail.SecurityNotice;
import dev.kith.auth.session.RevocationReason;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.user.Users;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserDeleted;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.idempotency.IdempotencyRecords;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that are deleted, and how far that has come. */
@Component
@Transactional
class Deletions {

    /** This service's own receipt. */
    private static final String AUTH = "auth";

    private final DeletionProperties properties;
    private final DeletionStore store;
    private final Users users;
    private final Sessions sessions;
    private final Audit audit;
    private final Mails mails;
    private final IdempotencyRecords idempotencyRecords;
    private final Outbox outbox;

    Deletions(
            DeletionProperties properties,
            DeletionStore store,
            Users users,
            Sessions sessions,
            Audit audit,
            Mails mails,
            IdempotencyRecords idempotencyRecords,
            Outbox outbox) {
        this.properties = properties;
        this.store = store;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.mails = mails;
        this.idempotencyRecords = idempotencyRecords;
        this.outbox = outbox;
    }

    /**
     * Deletes the account with its sessions, and tells it as {@code user-deleted}. The address is free again at once.
     *
     * @return the id of the deletion
     * @throws ProblemException 404 if there is no account any more
     */
    UUID begin(UUID user) {
        // First, since it locks the user's row: no session begins behind it that would go unheard.
        sessions.endAll(user, RevocationReason.USER_DELETED, null);
        mails.notify(user, SecurityNotice.ACCOUNT_DELETED);
        users.delete(user);
        audit.erase(user);
        idempotencyRecords.erase(user);
        var deletion = store.add(user);
        store.expect(deletion, properties.services());
        outbox.publish(new UserDeleted(user));
        audit.record(SecurityEvent.ofDeletion(SecurityEventType.DELETION_STARTED, deletion));
        receive(user, AUTH);
        return deletion;
    }

    /** A service has nothing left of this user. */
    void receive(UUID user, String service) {
        store.lock(user).ifPresent(deletion -> {
            store.receive(deletion, service);
            if (store.complete(deletion)) {
                audit.record(SecurityEvent.ofDeletion(SecurityEventType.DELETION_COMPLETED, deletion));
            }
        });
    }

    @Transactional(readOnly = true)
    Optional<Deletion> find(UUID id) {
        return store.find(id);
    }
}
