package dev.kith.auth.audit;

import dev.kith.database.AfterCommit;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what happened. Takes part in the caller's transaction: what is rolled back has not happened, and is not logged
 * either.
 */
@Component
public class Audit {

    private final SecurityEventStore store;
    private final AuditLog log;

    Audit(SecurityEventStore store, AuditLog log) {
        this.store = store;
        this.log = log;
    }

    @Transactional
    public void record(SecurityEvent event) {
        store.add(event);
        AfterCommit.run(() -> log.write(event));
    }

    Page<AuditEntry> of(UUID user, PageRequest page) {
        return Page.of(store.find(user, page), page, entry -> Cursor.at(entry.id()));
    }

    /** Forgets all that concerns this user. */
    @Transactional
    public void erase(UUID user) {
        store.erase(user);
    }
}
