package dev.kith.auth.throttle;

import java.time.Duration;

/**
 * A token bucket. A wrong password costs a token; an empty bucket refuses a login.
 *
 * @param capacity the wrong passwords that a full bucket allows at once
 * @param refill the time in which one token comes back
 */
record LoginBucket(String key, int capacity, Duration refill) {

    /** The time until an empty bucket is full. */
    Duration refillAll() {
        return refill.multipliedBy(capacity);
    }
}
