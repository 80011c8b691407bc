package dev.kith.fleettests;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for a condition: long, because the machine may be busy, and the wait ends with the condition.
 */
final class LongAwait {

    static final Duration LONG = Duration.ofMinutes(4);

    private LongAwait() {}

    static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
