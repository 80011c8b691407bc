package dev.kith.database.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.kith.events.broker.Broker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The thread that lets the relay work: when a transaction has published, at every poll, and after a failure with
 * growing pauses.
 */
final class RelayLoop implements SmartLifecycle {

    /** Started before whatever publishes, stopped after it: the web server and the inbox have higher phases. */
    private static final int PHASE = 0;

    private static final Duration LAST_ROUND = Duration.ofSeconds(3);

    private final Relay relay;
    private final Sender sender;
    private final Broker broker;
    private final Stall stall;
    private final Duration pollInterval;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore stops = new Semaphore(0);

    private volatile @Nullable Thread thread;

    RelayLoop(Relay relay, Sender sender, Broker broker, Stall stall, Duration pollInterval) {
        this.relay = relay;
        this.sender = sender;
        this.broker = broker;
        this.stall = stall;
        this.pollInterval = pollInterval;
    }

    /** Something may wait in the outbox. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        stops.drainPermits();
        var started = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
        // Set before it starts: a loop that finds no thread was told to stop.
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        stops.release();
        wake();
        if (running != null && !ended(running)) {
            // Kafka does not answer: what is on its way is given up, and sent again by whoever relays next.
            sender.abort();
            ended(running);
        }
        sender.close();
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
        while (isRunning()) {
            try {
                if (stall.lasts()) {
                    pause(stops, stall.pause());
                    // Asked first, because a round holds a database connection for as long as Kafka lets it wait.
                    if (!broker.reachable()) {
                        continue;
                    }
                }
                var more = relay.round();
                stall.over();
                if (!more) {
                    pause(wakeUps, pollInterval);
                }
            } catch (StalledException | RuntimeException e) {
                stall.because(e);
            }
        }
    }

    private void pause(Semaphore until, Duration atMost) {
        try {
            until.tryAcquire(atMost.toMillis(), MILLISECONDS);
            until.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }

    private static boolean ended(Thread running) {
        try {
            return running.join(LAST_ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
