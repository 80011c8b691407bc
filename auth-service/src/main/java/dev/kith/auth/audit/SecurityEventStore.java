package dev.kith.auth.audit;

import dev.kith.auth.audit.AuditController.AuditEntry;
import dev.kith.database.retention.Retention;
import dev.kith.web.page.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SecurityEventStore {

    private final JdbcClient jdbc;

    SecurityEventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the event without its user if the user has been deleted meanwhile: the row would never be erased. */
    void add(SecurityEvent event) {
        var client = event.client();
        jdbc.sql("""
                        insert into security_events (event, user_id, session_id, address, agent)
                        values (:event, (select id from users where id = :user::uuid for key share),
                                :session, :address, :agent)
                        """)
                .param("event", event.type().word())
                .param("user", event.user())
                .param("session", event.session())
                .param("address", client == null ? null : client.address())
                .param("agent", client == null ? null : client.agent())
                .update();
    }

    /** A page of this user's events, the newest first. */
    List<AuditEntry> find(UUID user, PageRequest page) {
        return jdbc.sql("""
                        select id, time, event, session_id, address, agent from security_events
                        where user_id = :user and id < :before
                        order by id desc limit :rows
                        """)
                .param("user", user)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(AuditEntry.class)
                .list();
    }

    int purge(Duration retention) {
        return jdbc.sql("""
                        delete from security_events where id in (
                            select id from security_events where time < now() - make_interval(secs => :seconds)
                            limit :batch)
                        """)
                .param("seconds", (double) retention.toSeconds())
                .param("batch", Retention.BATCH)
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("""
                        delete from security_events where user_id = :user
                        """).param("user", user).update();
    }
}
