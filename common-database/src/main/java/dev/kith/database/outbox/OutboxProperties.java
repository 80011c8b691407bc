package dev.kith.database.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param pollInterval how long an event waits at most if its own instance could not wake the relay
 * @param batchSize how many events of a partition are sent before the first acknowledgement is awaited
 */
@Validated
@ConfigurationProperties("kith.events.outbox")
record OutboxProperties(
        @NotNull @DurationMin(millis = 10) Duration pollInterval,
        @Min(1) @Max(10_000) int batchSize) {}
