package dev.kith.auth.throttle;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets failures and networks of long ago. Every instance does it; the second finds nothing. */
@Component
class ThrottlePurge {

    private static final Logger log = LoggerFactory.getLogger(ThrottlePurge.class);

    private final FailureStore failures;
    private final KnownNetworkStore knownNetworks;

    ThrottlePurge(FailureStore failures, KnownNetworkStore knownNetworks) {
        this.failures = failures;
        this.knownNetworks = knownNetworks;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Forgot {} failures and {} networks", failures.purge(), knownNetworks.purge());
        } catch (DataAccessException unavailable) {
            log.warn("Old failures of logins stay for another hour: {}", unavailable.getMessage());
        }
    }
}
