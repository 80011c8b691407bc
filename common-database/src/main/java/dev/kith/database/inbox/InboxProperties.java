package dev.kith.database.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param attempts how often a handler may fail at an event before it becomes a dead letter; failures that pass by
 *     themselves are not counted
 * @param retention how long a processed event is remembered. It may come again for three times as long as Kafka keeps a
 *     record: on its topic, then as another service's dead letter, then replayed
 */
@Validated
@ConfigurationProperties("kith.events.inbox")
record InboxProperties(
        @Min(1) @Max(100) int attempts,
        @NotNull @DurationMin(days = 1) Duration retention) {}
