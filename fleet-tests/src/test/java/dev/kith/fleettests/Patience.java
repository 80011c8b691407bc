package dev.kith.fleettests;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what is certain to come: long, because the machine may be busy, and it costs nothing when
 * it comes.
 */
final class Patience {

    static final Duration LONG = Duration.ofMinutes(4);

    private Patience() {}

    static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
