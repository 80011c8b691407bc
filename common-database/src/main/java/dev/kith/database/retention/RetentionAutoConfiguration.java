package dev.kith.database.retention;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Also starts what is {@code @Scheduled} in the services. */
@AutoConfiguration
@EnableScheduling
class RetentionAutoConfiguration {

    @Bean
    Purge purge(ObjectProvider<Retention> retentions) {
        return new Purge(retentions.orderedStream().toList());
    }
}
