package dev.kith.test.server;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts and stops a component for tests, without checked exceptions. */
final class ComponentRunner {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Component component;
    private @Nullable RunningProcess running;

    ComponentRunner(Component component) {
        this.component = component;
    }

    /** Returns when the component is ready. */
    synchronized void start() {
        try {
            running = RunningProcess.start(component);
            running.awaitReady(START_TIMEOUT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Stops it in an orderly way. */
    synchronized void stop() {
        try {
            if (running != null) {
                running.stop(STOP_TIMEOUT);
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
