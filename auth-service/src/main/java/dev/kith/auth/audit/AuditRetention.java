package dev.kith.auth.audit;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditRetention {

    @Bean
    Retention oldSecurityEvents(SecurityEventStore store, AuditProperties properties) {
        return new Retention("old security events", () -> store.purge(properties.retention()));
    }
}
