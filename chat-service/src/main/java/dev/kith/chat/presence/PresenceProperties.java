package dev.kith.chat.presence;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How presence is kept.
 *
 * @param round how often an instance says who is online on it
 * @param lease how long that is believed; some rounds, since a signal may be lost
 */
@Validated
@ConfigurationProperties("kith.presence")
record PresenceProperties(
        @DurationMin(seconds = 1) Duration round,
        @DurationMin(seconds = 2) Duration lease) {}
