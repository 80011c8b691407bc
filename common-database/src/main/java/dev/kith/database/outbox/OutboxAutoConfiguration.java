package dev.kith.database.outbox;

import dev.kith.database.BackgroundLoop;
import dev.kith.database.LibrarySchema;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.events.message.EventJson;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;

@AutoConfiguration(
        after = {
            FlywayAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class
        })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(OutboxAutoConfiguration.OutboxProperties.class)
class OutboxAutoConfiguration {

    /** The tables of outbox, inbox and erasure. */
    @Bean
    @ConditionalOnBean(Flyway.class)
    FlywayMigrationInitializer eventsMigration(Flyway flyway) {
        return LibrarySchema.migration(flyway, "events");
    }

    @Bean
    OutboxTable outboxTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, Broker broker) {
        return new OutboxTable(jdbc, batches, broker.source());
    }

    @Bean(destroyMethod = "close")
    Sender outboxSender(Broker broker, Topics topics) {
        return new Sender(broker, topics);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable table,
            Sender sender,
            Broker broker,
            PlatformTransactionManager transactionManager,
            ObjectProvider<MeterRegistry> meters,
            OutboxProperties properties) {
        return new OutboxRelay(
                table,
                sender,
                broker,
                new TransactionTemplate(transactionManager),
                meters.getIfAvailable(CompositeMeterRegistry::new),
                properties.batchSize());
    }

    @Bean
    BackgroundLoop outboxRelayLoop(OutboxRelay relay, OutboxProperties properties) {
        return new BackgroundLoop("outbox-relay", properties.pollInterval(), relay);
    }

    @Bean
    TransactionalOutbox outbox(OutboxTable table, BackgroundLoop outboxRelayLoop) {
        return new TransactionalOutbox(table, new EventJson(), outboxRelayLoop::wake);
    }

    @Bean
    MeterBinder outboxMeters(OutboxTable table) {
        return registry -> {
            Gauge.builder("kith.outbox.depth", table, rows -> rows.backlog().depth())
                    .description("events that wait to be sent")
                    .register(registry);
            Gauge.builder("kith.outbox.age", table, rows -> rows.backlog().ageSeconds())
                    .description("age of the oldest event that waits")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        /** A relay that fails delays events and fails no request: degraded, not down. */
        @Bean
        HealthIndicator outboxHealthIndicator(BackgroundLoop outboxRelayLoop, OutboxRelay relay) {
            return () -> outboxRelayLoop
                    .failure()
                    .or(relay::failure)
                    .map(reason -> Health.status("DEGRADED").withDetail("reason", reason))
                    .orElseGet(Health::up)
                    .build();
        }
    }

    /**
     * @param pollInterval how long an event waits at most if its own instance could not wake the relay
     * @param batchSize how many events of a partition are sent before the first acknowledgement is awaited
     */
    @Validated
    @ConfigurationProperties("kith.events.outbox")
    record OutboxProperties(
            @NotNull @DurationMin(millis = 10) Duration pollInterval,
            @Min(1) @Max(10_000) int batchSize) {}
}
