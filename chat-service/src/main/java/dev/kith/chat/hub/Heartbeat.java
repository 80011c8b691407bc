package dev.kith.chat.hub;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks after all sockets once a second: one timer for all, since one for each would be most of what an idle socket
 * needs.
 */
@Component
final class Heartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final long PERIOD_SECONDS = 1;

    private final Hub hub;
    private final HubProperties limits;
    private volatile @Nullable ScheduledExecutorService timer;

    Heartbeat(Hub hub, HubProperties limits) {
        this.hub = hub;
        this.limits = limits;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("socket-watch").factory());
        var _ = started.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, SECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        var started = timer;
        timer = null;
        if (started != null) {
            started.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private void look() {
        for (var connection : hub.all()) {
            try {
                connection.check(limits);
            } catch (RuntimeException e) {
                log.error("Socket {} could not be looked after", connection.id(), e);
            }
        }
    }
}
