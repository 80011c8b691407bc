package dev.kith.database.retention;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Also runs what is {@code @Scheduled} in the services. */
@AutoConfiguration
@EnableScheduling
class RetentionAutoConfiguration {

    @Bean
    Purge purge(ObjectProvider<Retention> retentions) {
        return new Purge(retentions.orderedStream().toList());
    }

    /** Deletes every hour what has expired. A deletion that fails does not keep the others from running. */
    static final class Purge {

        private static final Logger log = LoggerFactory.getLogger(Purge.class);

        private final List<Retention> retentions;

        Purge(List<Retention> retentions) {
            this.retentions = retentions;
        }

        @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
        void run() {
            retentions.forEach(Purge::delete);
        }

        private static void delete(Retention retention) {
            try {
                log.debug("Deleted {} {}", retention.deleteExpired(), retention.what());
            } catch (RuntimeException failure) {
                log.warn("Could not delete {}, will try again in an hour: {}", retention.what(), failure.getMessage());
            }
        }
    }
}
