package dev.kith.database.erasure;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that erases: when an account has gone, and now and then in case another instance has stopped halfway. */
final class ErasureLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ErasureLoop.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LAST_ROUND = Duration.ofSeconds(3);

    private final Erasures erasures;
    private final Semaphore wakeUps = new Semaphore(0);

    private volatile @Nullable Thread thread;

    ErasureLoop(Erasures erasures) {
        this.erasures = erasures;
    }

    /** Somebody is to be erased. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("erasure").unstarted(this::run);
        // Set before it starts: a loop that finds no thread was told to stop.
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        wake();
        try {
            if (running != null && !running.join(LAST_ROUND)) {
                log.warn("An erasure is given up in the middle of a step, which is done again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        var isAvailable = true;
        while (isRunning()) {
            try {
                if (!erasures.round()) {
                    rest();
                }
                isAvailable = true;
            } catch (RuntimeException unavailable) {
                if (isAvailable) {
                    log.warn("Nobody can be erased right now: {}", unavailable.toString());
                }
                isAvailable = false;
                rest();
            }
        }
    }

    private void rest() {
        try {
            wakeUps.tryAcquire(POLL.toMillis(), MILLISECONDS);
            wakeUps.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
