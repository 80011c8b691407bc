package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import dev.kith.events.DeadLetter;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.events.message.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(EventHandler.class)
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    private static final Duration LAST_RECORD = Duration.ofSeconds(5);
    private static final Duration AUTHORIZATION_PAUSE = Duration.ofSeconds(10);

    @Bean
    ProcessedEvents processedEvents(JdbcClient jdbc) {
        return new ProcessedEvents(jdbc);
    }

    @Bean
    Purge inboxPurge(ProcessedEvents processedEvents, InboxProperties properties) {
        return new Purge(processedEvents, properties.retention());
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
        var meters = meterRegistry.getIfAvailable(CompositeMeterRegistry::new);
        var handlers = new Handlers(eventHandlers);
        var inbox = new Inbox(processedEvents, new TransactionTemplate(transactionManager), new EventJson(), meters);
        var deadLetters = new DeadLetters(broker, topics, clock.getIfAvailable(Clock::systemUTC));
        var failures = new FailureHandling(deadLetters, meters, properties.attempts());
        var followed = handlers.topics().stream().map(broker::topic).toList();
        var needed = followed.stream()
                .flatMap(topic -> Stream.of(topic, topic + DeadLetter.TOPIC_SUFFIX))
                .toList();
        var container = container(broker, followed, new InboxListener(handlers, inbox), failures.errorHandler());
        return new Subscription(broker, topics, needed, container);
    }

    private static MessageListenerContainer container(
            Broker broker, List<String> topics, MessageListener<byte[], byte[]> listener, CommonErrorHandler errors) {
        var properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setMessageListener(listener);
        properties.setDeliveryAttemptHeader(true);
        properties.setStopImmediate(true);
        properties.setShutdownTimeout(LAST_RECORD.toMillis());
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_PAUSE);
        var executor = new SimpleAsyncTaskExecutor("inbox-");
        executor.setVirtualThreads(true);
        properties.setListenerTaskExecutor(executor);
        var container = new KafkaMessageListenerContainer<>(broker.consumers(), properties);
        container.setCommonErrorHandler(errors);
        container.setBeanName("inbox");
        return container;
    }
}
