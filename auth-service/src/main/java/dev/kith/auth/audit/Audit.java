package dev.kith.auth.audit;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.audit.AuditController.AuditEntry;
import dev.kith.database.AfterCommit;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records security events in the caller's transaction: an event that is rolled back is not logged either. */
@Component
public class Audit {

    // A log collector selects the lines by this name; their members are named as in the Elastic Common Schema.
    private static final Logger log = LoggerFactory.getLogger("dev.kith.auth.audit");

    private final SecurityEventStore store;
    private final AuthProperties.Audit settings;

    Audit(SecurityEventStore store, AuthProperties properties) {
        this.store = store;
        this.settings = properties.audit();
    }

    @Transactional
    public void record(SecurityEvent event) {
        store.add(event);
        AfterCommit.run(() -> write(event));
    }

    Page<AuditEntry> of(UUID user, PageRequest page) {
        return Page.of(store.find(user, page), page, entry -> Cursor.at(entry.id()));
    }

    /** Deletes all events of this user. */
    @Transactional
    public void erase(UUID user) {
        store.erase(user);
    }

    /** Deletes old events; returns how many. */
    public int purge() {
        return store.purge(settings.retention());
    }

    private static void write(SecurityEvent event) {
        var line = log.atInfo().addKeyValue("event.action", event.type().word());
        if (event.user() != null) {
            line = line.addKeyValue("user.id", event.user());
        }
        if (event.session() != null) {
            line = line.addKeyValue("session.id", event.session());
        }
        if (event.deletion() != null) {
            line = line.addKeyValue("deletion.id", event.deletion());
        }
        if (event.client() != null) {
            // The agent is not part of the message: the client can send any text.
            line = line.addKeyValue("client.ip", event.client().address())
                    .addKeyValue("user_agent.original", event.client().agent());
        }
        line.log("{}: {}", event.type().word(), subject(event));
    }

    private static String subject(SecurityEvent event) {
        var user = event.user() == null ? "unknown user" : "user " + event.user();
        var session = event.session() == null ? "" : ", session " + event.session();
        var deletion = event.deletion() == null ? "" : ", deletion " + event.deletion();
        var address = event.client() == null ? "" : ", from " + event.client().address();
        return user + session + deletion + address;
    }
}
