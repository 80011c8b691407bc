package dev.kith.events.broker;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param addresses of brokers to connect to first, each {@code host:port}
 * @param topicPrefix put before the name of every topic and consumer group, so that fleets can share a Kafka
 * @param partitions of a topic that is created here; more of them let more instances of a service work at once
 * @param replicationFactor of a topic that is created here
 * @param retention how long a topic that is created here keeps an event
 * @param client more settings of Kafka's clients, by Kafka's own names: {@code security.protocol},
 *     {@code sasl.mechanism} …
 */
@Validated
@ConfigurationProperties("kith.events.broker")
record BrokerProperties(
        @NotEmpty List<@Pattern(regexp = "[^\\s:]+:\\d{1,5}", message = "must be host:port") String> addresses,

        @Pattern(regexp = "[a-zA-Z0-9._-]{0,100}", message = "must be at most 100 letters, digits, '.', '_' or '-'")
        String topicPrefix,

        @Min(1) int partitions,
        @Min(1) short replicationFactor,
        @NotNull Duration retention,
        @DefaultValue Map<String, String> client) {}
