package dev.kith.auth.deletion;

import dev.kith.auth.AuthProperties;
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
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deletions of accounts, and their progress. */
@Component
@Transactional
public class Deletions {

    /** This service's short name, for its own receipt. */
    private static final String AUTH = "auth";

    private static final int MAX_REMINDERS = 1_000;

    private final List<String> services;
    private final DeletionStore store;
    private final Users users;
    private final Sessions sessions;
    private final Audit audit;
    private final Mails mails;
    private final IdempotencyRecords idempotencyRecords;
    private final Outbox outbox;

    Deletions(
            AuthProperties properties,
            DeletionStore store,
            Users users,
            Sessions sessions,
            Audit audit,
            Mails mails,
            IdempotencyRecords idempotencyRecords,
            Outbox outbox,
            MeterRegistry meters) {
        this.services = properties.deletion().services();
        this.store = store;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.mails = mails;
        this.idempotencyRecords = idempotencyRecords;
        this.outbox = outbox;
        // An old deletion waits for a service that does not confirm: see the dead letters.
        Gauge.builder("kith.auth.deletion.age", store, DeletionStore::oldestRunningSeconds)
                .description("age of the oldest deletion that some service has not answered")
                .baseUnit("seconds")
                .register(meters);
    }

    /**
     * Deletes the account with its sessions, and publishes {@code user-deleted}. The address is free again at once.
     *
     * @return the id of the deletion
     * @throws ProblemException 404 if the account does not exist any more
     */
    UUID start(UUID user) {
        // First, since it locks the user's row: no session can begin afterwards whose end would not be published.
        sessions.endAll(user, RevocationReason.USER_DELETED, null);
        mails.notify(user, SecurityNotice.ACCOUNT_DELETED);
        users.delete(user);
        audit.erase(user);
        idempotencyRecords.erase(user);
        var deletion = store.add(user);
        store.addReceipts(deletion, services);
        outbox.publish(new UserDeleted(user));
        audit.record(SecurityEvent.ofDeletion(SecurityEventType.DELETION_STARTED, deletion));
        confirmErasure(user, AUTH);
        return deletion;
    }

    /** Records that a service has erased all data of this user. */
    public void confirmErasure(UUID user, String service) {
        store.lock(user).ifPresent(deletion -> {
            store.confirm(deletion, service);
            if (store.complete(deletion)) {
                audit.record(SecurityEvent.ofDeletion(SecurityEventType.DELETION_COMPLETED, deletion));
            }
        });
    }

    /**
     * Publishes {@code user-deleted} again for deletions that run for longer than this, the oldest first: Kafka may
     * have lost the event, or a receipt. Each service erases what is left, which may be nothing, and confirms again.
     */
    public void remind(Duration age) {
        outbox.publish(store.runningFor(age, MAX_REMINDERS).stream()
                .map(UserDeleted::new)
                .toList());
    }

    @Transactional(readOnly = true)
    Optional<Deletion> find(UUID id) {
        return store.find(id);
    }
}
