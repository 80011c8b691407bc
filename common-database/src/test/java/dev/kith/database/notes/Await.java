package dev.kith.database.notes;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must come. Long, because the machine may be busy; the test goes on as soon as it comes. */
public final class Await {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Await() {}

    public static void until(ThrowingRunnable assertion) {
        await().atMost(LONG).ignoreExceptions().untilAsserted(assertion);
    }
}
