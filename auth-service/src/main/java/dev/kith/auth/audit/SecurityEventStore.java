package dev.kith.auth.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SecurityEventStore {

    private final JdbcClient jdbc;

    SecurityEventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SecurityEvent event) {
        var client = event.client();
        jdbc.sql("""
                        insert into security_events (event, user_id, session_id, address, agent)
                        values (:event, :user, :session, :address, :agent)
                        """)
                .param("event", event.kind().word())
                .param("user", event.user())
                .param("session", event.session())
                .param("address", client == null ? null : client.address())
                .param("agent", client == null ? null : client.agent())
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("delete from security_events where user_id = ?").param(user).update();
    }
}
