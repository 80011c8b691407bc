package dev.kith.auth.throttle;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many passwords may be wrong before anybody has to wait, and how long.
 *
 * <p>Failures are forgiven one by one, of an account in {@code longestDelay}, of a network in
 * {@code forgivenessOnNetwork}. So whoever never stops has, in a day, as many tries as there are such times in it,
 * besides the free ones and a few while the delay grows. With the defaults that are 96 of one account, from however
 * many networks, and 1440 from one network, of all accounts together.
 *
 * @param tries of one account from one network
 * @param triesOfAccount of one account, wherever from
 * @param triesOnNetwork from one network, whatever accounts
 * @param forgivenessOnNetwork the time in which one failure from a network is forgiven
 * @param delay after the last of the tries; it doubles with each failure more
 * @param longestDelay however many failures
 * @param sessionLife how long after a login its owner may have to log in again
 */
@Validated
@ConfigurationProperties("kith.auth.throttle")
record ThrottleProperties(
        @Min(1) int tries,
        @Min(1) int triesOfAccount,
        @Min(1) int triesOnNetwork,
        @DurationMin(seconds = 1) Duration forgivenessOnNetwork,
        @DurationMin(seconds = 1) Duration delay,
        @DurationMin(seconds = 1) Duration longestDelay,
        Duration sessionLife) {

    // Of a delay that is doubled oftener nobody sees the end, and the number stays one.
    private static final int MAX_DOUBLINGS = 30;

    private static final Duration MONTH = Duration.ofDays(30);

    Allowance ofAccountOnNetwork() {
        return new Allowance(tries, longestDelay);
    }

    Allowance ofAccount() {
        return new Allowance(triesOfAccount, longestDelay);
    }

    Allowance ofNetwork() {
        return new Allowance(triesOnNetwork, forgivenessOnNetwork);
    }

    /**
     * How long a network is known after a login from there: whoever's session has ended by itself comes back to one
     * that is.
     */
    Duration memory() {
        return sessionLife.plus(MONTH);
    }

    /**
     * Between the last failure and the next try.
     *
     * @param free the failures that cost nothing
     */
    Duration delay(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var doubled = delay.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
        return doubled.compareTo(longestDelay) < 0 ? doubled : longestDelay;
    }
}
