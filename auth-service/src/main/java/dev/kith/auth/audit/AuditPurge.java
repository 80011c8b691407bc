package dev.kith.auth.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is older than it is kept. Every instance does it; the second finds nothing. */
@Component
class AuditPurge {

    private static final Logger log = LoggerFactory.getLogger(AuditPurge.class);

    private final SecurityEventStore store;
    private final AuditProperties properties;

    AuditPurge(SecurityEventStore store, AuditProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Purged {} security events", store.purge(properties.retention()));
        } catch (DataAccessException unavailable) {
            log.warn("Old security events stay for another hour: {}", unavailable.getMessage());
        }
    }
}
