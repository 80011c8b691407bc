package dev.kith.auth.session;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sessions that have ended by themselves. Their tokens have expired before them, so nobody needs to be told. */
@Component
class SessionPurge {

    private static final Logger log = LoggerFactory.getLogger(SessionPurge.class);

    private final Sessions sessions;

    SessionPurge(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Purged {} sessions", sessions.purge());
        } catch (DataAccessException unavailable) {
            log.warn("Sessions that have ended stay for another hour: {}", unavailable.getMessage());
        }
    }
}
