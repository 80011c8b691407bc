package dev.kith.auth.throttle;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many passwords may be wrong. With the defaults a day allows 96 wrong passwords of one account, from all networks
 * together, and 1440 from one network, for all accounts together; and once the capacity of the bucket.
 *
 * @param tries wrong passwords at once for one account from one network
 * @param triesPerAccount the same for one account, from all networks
 * @param triesPerNetwork the same from one network, for all accounts
 * @param refillOfAccount the time after which an account may have one more wrong password
 * @param refillOfNetwork the time after which a network may have one more wrong password
 * @param sessionLife how long after a login its user may have to log in again
 */
@Validated
@ConfigurationProperties("kith.auth.throttle")
record ThrottleProperties(
        @Min(1) int tries,
        @Min(1) int triesPerAccount,
        @Min(1) int triesPerNetwork,
        @DurationMin(seconds = 1) Duration refillOfAccount,
        @DurationMin(seconds = 1) Duration refillOfNetwork,
        Duration sessionLife) {

    private static final Duration MONTH = Duration.ofDays(30);

    /** How long a network stays known after a login: a user whose session has expired logs in from a known network. */
    Duration networkMemory() {
        return sessionLife.plus(MONTH);
    }
}
