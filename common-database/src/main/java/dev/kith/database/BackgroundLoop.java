package dev.kith.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Runs a task again and again on a virtual thread of its own: at once while there is more to do, when {@link #wake()}
 * is called, at every poll, and after a failure with growing pauses. The log gets one line when the task begins to fail
 * and one when it works again.
 */
public final class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);

    /** Started before the web server and the inbox, and stopped after them: they have higher phases. */
    private static final int PHASE = 0;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String name;
    private final Duration pollInterval;
    private final Task task;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore stops = new Semaphore(0);

    private volatile @Nullable Thread thread;
    private volatile @Nullable FailureStreak failures;

    /** @param name of the thread, and in the log */
    public BackgroundLoop(String name, Duration pollInterval, Task task) {
        this.name = name;
        this.pollInterval = pollInterval;
        this.task = task;
    }

    /** What the loop does. */
    @FunctionalInterface
    public interface Task {

        /** Does some of the work, and returns whether there may be more of it. */
        boolean runOnce() throws Exception;

        /** Ends a {@link #runOnce} that does not return soon although the loop stops. */
        default void abort(Thread running) {
            running.interrupt();
        }
    }

    private record FailureStreak(String reason, long startNanos, BackOffExecution pauses) {}

    /** The pauses after repeated failures, in milliseconds: they grow up to five seconds. */
    public static BackOffExecution pauses() {
        var backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        // Instances that lost the same server do not come back in step.
        backOff.setJitter(FIRST_PAUSE_MILLIS / 2);
        return backOff.start();
    }

    /** Lets the task run now, because there may be work. After a failure its pause is kept nevertheless. */
    public void wake() {
        wakeUps.release();
    }

    /** Why the task fails, if its last run failed. */
    public Optional<String> failure() {
        return Optional.ofNullable(failures).map(FailureStreak::reason);
    }

    @Override
    public void start() {
        stops.drainPermits();
        var started = Thread.ofVirtual().name(name).unstarted(this::run);
        // Set before the thread starts: a loop that finds no thread takes itself for stopped.
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        stops.release();
        wake();
        if (running != null && !hasEnded(running)) {
            task.abort(running);
            if (!hasEnded(running)) {
                log.warn("{} does not stop, its last step will be done again", name);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (isRunning()) {
                runOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            var more = task.runOnce();
            onSuccess();
            if (!more) {
                pause(wakeUps, pollInterval.toMillis());
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            // An Error too: the thread would end, and nothing would do this work until the next start of the service.
            pause(stops, onFailure(e).pauses().nextBackOff());
        }
    }

    private void onSuccess() {
        var streak = failures;
        if (streak != null) {
            failures = null;
            log.info("{} works again after {} s", name, (System.nanoTime() - streak.startNanos()) / 1_000_000_000);
        }
    }

    private FailureStreak onFailure(Throwable failure) {
        var streak = failures;
        if (streak == null) {
            var reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
            streak = new FailureStreak(reason, System.nanoTime(), pauses());
            failures = streak;
            log.warn("{} fails and will be tried again: {}", name, reason);
        }
        log.debug("{} fails", name, failure);
        return streak;
    }

    private static void pause(Semaphore end, long atMostMillis) throws InterruptedException {
        if (end.tryAcquire(atMostMillis, MILLISECONDS)) {
            end.drainPermits();
        }
    }

    private static boolean hasEnded(Thread running) {
        try {
            return running.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
