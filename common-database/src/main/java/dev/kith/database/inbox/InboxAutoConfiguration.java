package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import dev.kith.database.inbox.InboxListener.EventHandlers;
import dev.kith.database.retention.Retention;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.http.settings.InvalidSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;

@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@ConditionalOnBean(EventHandler.class)
@EnableConfigurationProperties(InboxAutoConfiguration.InboxProperties.class)
class InboxAutoConfiguration {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration AUTHORIZATION_PAUSE = Duration.ofSeconds(10);

    @Bean
    ProcessedEvents processedEvents(JdbcClient jdbc) {
        return new ProcessedEvents(jdbc);
    }

    @Bean
    Retention processedEventsRetention(ProcessedEvents processedEvents, InboxProperties properties) {
        return new Retention("processed events", () -> processedEvents.deleteOlderThan(properties.retention()));
    }

    @Bean
    Subscription inboxSubscription(
            List<EventHandler<?>> eventHandlers,
            ProcessedEvents processedEvents,
            PlatformTransactionManager transactionManager,
            Broker broker,
            Topics topics,
            InboxProperties properties,
            ObjectProvider<MeterRegistry> meterRegistry,
            ObjectProvider<Clock> clock) {
        // On its topic, as a dead letter, and as a replayed event.
        var longestLife = broker.retention().multipliedBy(3);
        if (properties.retention().compareTo(longestLife) < 0) {
            throw InvalidSettingException.of(
                    "INBOX_RETENTION",
                    properties.retention().toString(),
                    "three times KAFKA_RETENTION at least: " + longestLife);
        }
        var meters = meterRegistry.getIfAvailable(CompositeMeterRegistry::new);
        var handlers = new EventHandlers(eventHandlers);
        var listener =
                new InboxListener(handlers, processedEvents, new TransactionTemplate(transactionManager), meters);
        var deadLetters = new DeadLetters(broker, topics, clock.getIfAvailable(Clock::systemUTC));
        var failures = new FailureHandling(deadLetters, meters, properties.attempts());
        var followed = new ArrayList<>(handlers.topics());
        followed.add(broker.retryTopic());
        var needed = Stream.concat(followed.stream(), handlers.topics().stream().map(EventTopic::deadLetters))
                .toList();
        var container = container(broker, followed, listener, failures.errorHandler());
        return new Subscription(broker, topics, needed, container);
    }

    private static MessageListenerContainer container(
            Broker broker,
            List<EventTopic> topics,
            MessageListener<byte[], byte[]> listener,
            CommonErrorHandler errors) {
        var properties =
                new ContainerProperties(topics.stream().map(broker::topicName).toArray(String[]::new));
        properties.setMessageListener(listener);
        properties.setDeliveryAttemptHeader(true);
        properties.setStopImmediate(true);
        properties.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_PAUSE);
        var executor = new SimpleAsyncTaskExecutor("inbox-");
        executor.setVirtualThreads(true);
        properties.setListenerTaskExecutor(executor);
        var container = new KafkaMessageListenerContainer<>(broker.consumerFactory(), properties);
        container.setCommonErrorHandler(errors);
        container.setBeanName("inbox");
        return container;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        /** A service that applies events late still answers: degraded, not down. */
        @Bean
        HealthIndicator inboxHealthIndicator(Subscription inboxSubscription) {
            return () -> inboxSubscription
                    .failure()
                    .map(reason -> Health.status("DEGRADED").withDetail("reason", reason))
                    .orElseGet(Health::up)
                    .build();
        }
    }

    /**
     * @param attempts how often a handler may fail at an event before it becomes a dead letter; failures that pass by
     *     themselves are not counted
     * @param retention how long a processed event is remembered. It may come again for three times as long as Kafka
     *     keeps a record: on its topic, then as another service's dead letter, then replayed
     */
    @Validated
    @ConfigurationProperties("kith.events.inbox")
    record InboxProperties(
            @Min(1) @Max(100) int attempts,
            @NotNull @DurationMin(days = 1) Duration retention) {}
}
