package dev.kith.web.retention;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class RetentionAutoConfiguration {

    @Bean
    Purge purge(ObjectProvider<Retention> retentions) {
        return new Purge(retentions.orderedStream().toList());
    }
}
