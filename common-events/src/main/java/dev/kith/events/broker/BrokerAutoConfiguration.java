package dev.kith.events.broker;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@AutoConfiguration
@EnableConfigurationProperties(BrokerProperties.class)
class BrokerAutoConfiguration {

    @Bean
    Broker eventsBroker(BrokerProperties properties, @Value("${spring.application.name}") String application) {
        return new Broker(properties, application);
    }

    @Bean
    Topics eventsTopics(BrokerProperties properties, @Value("${spring.application.name}") String application) {
        return new Topics(properties, application);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        /** Without Kafka requests succeed and events wait, so the service stays in traffic: degraded, not down. */
        @Bean
        HealthIndicator kafkaHealthIndicator(Broker broker) {
            return () -> broker.isReachable()
                    ? Health.up().build()
                    : Health.status("DEGRADED")
                            .withDetail("reason", "Kafka cannot be reached")
                            .build();
        }
    }
}
