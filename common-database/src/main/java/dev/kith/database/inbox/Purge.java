package dev.kith.database.inbox;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Forgets, every hour, processed events that cannot come again. Instances that do so at once skip each other's rows.
 */
final class Purge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);
    private static final long FIRST_AFTER_MINUTES = 1;
    private static final long EVERY_MINUTES = 60;

    private final ProcessedEvents processedEvents;
    private final Duration retention;
    private volatile @Nullable ScheduledExecutorService scheduler;

    Purge(ProcessedEvents processedEvents, Duration retention) {
        this.processedEvents = processedEvents;
        this.retention = retention;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("inbox-purge").factory());
        var _ = started.scheduleWithFixedDelay(this::purge, FIRST_AFTER_MINUTES, EVERY_MINUTES, MINUTES);
        scheduler = started;
    }

    @Override
    public void stop() {
        var started = scheduler;
        scheduler = null;
        if (started != null) {
            started.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private void purge() {
        try {
            processedEvents.purge(retention);
        } catch (RuntimeException e) {
            log.warn("Processed events stay for another hour: {}", e.getMessage());
        }
    }
}
