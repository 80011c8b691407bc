package dev.kith.chat.change;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what no device comes back for. Instances that do so at once skip each other's rows. */
@Component
class ChangePurge {

    private static final Logger log = LoggerFactory.getLogger(ChangePurge.class);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final ChangeStore store;

    ChangePurge(ChangeStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            store.purge(RETENTION);
        } catch (DataAccessException unavailable) {
            log.warn("Old changes stay for another hour: {}", unavailable.getMessage());
        }
    }
}
