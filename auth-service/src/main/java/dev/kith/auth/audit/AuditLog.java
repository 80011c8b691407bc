package dev.kith.auth.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes an event as one line, under a name that a log collector can select; its members have the names of Elastic
 * Common Schema.
 */
@Component
class AuditLog {

    private static final Logger log = LoggerFactory.getLogger("dev.kith.auth.audit");

    void write(SecurityEvent event) {
        var line = log.atInfo().addKeyValue("event.action", event.kind().word());
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
            // What the agent says of itself is not for a line that people read: it may be anything.
            line = line.addKeyValue("client.ip", event.client().address())
                    .addKeyValue("user_agent.original", event.client().agent());
        }
        line.log("{}: {}", event.kind().word(), whom(event));
    }

    private static String whom(SecurityEvent event) {
        var user = event.user() == null ? "nobody known" : "user " + event.user();
        var session = event.session() == null ? "" : ", session " + event.session();
        var deletion = event.deletion() == null ? "" : ", deletion " + event.deletion();
        var address = event.client() == null ? "" : ", from " + event.client().address();
        return user + session + deletion + address;
    }
}
