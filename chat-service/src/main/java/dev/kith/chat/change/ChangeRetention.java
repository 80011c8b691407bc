package dev.kith.chat.change;

import dev.kith.database.retention.Retention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChangeRetention {

    /** After this time no device comes back for them. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    Retention oldChanges(ChangeStore store) {
        return new Retention("old changes", () -> store.purge(KEPT));
    }
}
