package dev.kith.database.notes;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/**
 * How long a test waits for what is certain to come: long, because the machine may be busy, and it costs nothing when
 * it comes.
 */
public final class Patience {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Patience() {}

    public static void until(ThrowingRunnable assertion) {
        await().atMost(LONG).ignoreExceptions().untilAsserted(assertion);
    }
}
