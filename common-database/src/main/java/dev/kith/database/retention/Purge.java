package dev.kith.database.retention;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets every hour what is past its time. What cannot be forgotten now keeps nothing else. */
final class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private final List<Retention> retentions;

    Purge(List<Retention> retentions) {
        this.retentions = retentions;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        retentions.forEach(Purge::forget);
    }

    private static void forget(Retention retention) {
        try {
            log.debug("Forgot {} {}", retention.forget(), retention.what());
        } catch (RuntimeException failure) {
            log.warn("For another hour there will be {}: {}", retention.what(), failure.getMessage());
        }
    }
}
