package dev.kith.profile.profile;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the usernames that anybody may have again. */
@Component
class TombstonePurge {

    private static final Logger log = LoggerFactory.getLogger(TombstonePurge.class);

    private final TombstoneStore tombstones;

    TombstonePurge(TombstoneStore tombstones) {
        this.tombstones = tombstones;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Forgot {} usernames", tombstones.purge());
        } catch (DataAccessException unavailable) {
            log.warn("Old usernames are kept for another hour: {}", unavailable.getMessage());
        }
    }
}
