package dev.kith.web.idempotency;

import dev.kith.database.LibrarySchema;
import dev.kith.database.retention.Retention;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

@AutoConfiguration(after = {FlywayAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnBean(DataSource.class)
class IdempotencyAutoConfiguration {

    @Bean
    @ConditionalOnBean(FlywayMigrationInitializer.class)
    FlywayMigrationInitializer idempotencyMigration(Flyway flyway) {
        return LibrarySchema.migration(flyway, "idempotency");
    }

    @Bean
    IdempotencyStore idempotencyStore(JdbcClient jdbc, Clock clock) {
        return new IdempotencyStore(jdbc, clock);
    }

    @Bean
    IdempotencyRecords idempotencyRecords(IdempotencyStore store) {
        return new IdempotencyRecords(store);
    }

    @Bean
    Retention expiredIdempotencyRecords(IdempotencyStore store) {
        return new Retention("expired idempotency records", store::purge);
    }

    @Bean
    WebMvcRegistrations idempotentHandlers(IdempotencyStore store, PlatformTransactionManager transactions) {
        var execution = new IdempotentExecution(store, transactions);
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new IdempotentHandlerAdapter(execution);
            }
        };
    }
}
