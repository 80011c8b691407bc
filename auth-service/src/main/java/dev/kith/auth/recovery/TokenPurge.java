package dev.kith.auth.recovery;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets expired tokens. Every instance does it; the second finds nothing. */
@Component
class TokenPurge {

    private static final Logger log = LoggerFactory.getLogger(TokenPurge.class);

    private final TokenStore tokens;

    TokenPurge(TokenStore tokens) {
        this.tokens = tokens;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Forgot {} tokens", tokens.deleteExpired());
        } catch (DataAccessException unavailable) {
            log.warn("Expired tokens stay for another hour: {}", unavailable.getMessage());
        }
    }
}
