package dev.kith.test.server;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A component that tests start and end, whose checked exceptions no test wants to declare. */
final class Runner {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Component component;
    private @Nullable RunningProcess running;

    Runner(Component component) {
        this.component = component;
    }

    /** Returns when the component is ready. */
    synchronized void start() {
        try {
            running = RunningProcess.start(component);
            running.awaitReady(START_PATIENCE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** In good order. */
    synchronized void stop() {
        try {
            if (running != null) {
                running.stop(STOP_PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** As {@code kill -9} does. */
    synchronized void kill() {
        try {
            if (running != null) {
                running.kill();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
