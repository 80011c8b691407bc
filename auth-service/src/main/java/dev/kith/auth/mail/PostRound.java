package dev.kith.auth.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that lets the postman work: when a transaction has ordered something, and every few seconds. */
@Component
class PostRound implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostRound.class);

    /** Started before the web server and stopped after it. */
    private static final int PHASE = 0;

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LAST_LETTER = Duration.ofSeconds(3);

    private final Postman postman;
    private final Bell bell;

    private volatile @Nullable Thread thread;

    PostRound(Postman postman, Bell bell) {
        this.postman = postman;
        this.bell = bell;
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("postman").unstarted(this::run);
        // Set before it starts: a round that finds no thread was told to stop.
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            bell.ring();
            try {
                // One whose mail server does not answer is left alone: the letter is sent by whoever comes next.
                running.join(LAST_LETTER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
        var failing = false;
        while (isRunning()) {
            try {
                var more = postman.deliver();
                failing = false;
                if (!more) {
                    bell.await(POLL);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                thread = null;
            } catch (RuntimeException e) {
                if (!failing) {
                    log.warn("No mail goes out for the moment: {}", e.getMessage());
                }
                failing = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            bell.await(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
