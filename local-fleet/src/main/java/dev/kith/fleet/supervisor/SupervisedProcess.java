package dev.kith.fleet.supervisor;

import dev.kith.fleet.supervisor.ComponentStatus.State;
import dev.kith.fleet.supervisor.Orphans.ProcessRecord;
import dev.kith.fleet.terminal.ProgressLog;
import dev.kith.servers.process.Component;
import dev.kith.servers.process.ProcessFailedException;
import dev.kith.servers.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One component, kept running by a thread of its own until it is stopped. */
final class SupervisedProcess {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private final Component component;
    private final RestartPolicy policy;
    private final Path run;
    private final ProgressLog progress;
    private final Clock clock;

    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Thread thread;

    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile State state = State.DOWN;
    private volatile @Nullable RunningProcess process;
    private volatile boolean restartRequested;
    private final AtomicInteger restarts = new AtomicInteger();

    SupervisedProcess(Component component, RestartPolicy policy, Path run, ProgressLog progress, Clock clock) {
        this.component = component;
        this.policy = policy;
        this.run = run;
        this.progress = progress;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name(component.name()).unstarted(this::keepRunning);
    }

    /** Completes when the component is ready; fails with the reason if it ends again and again before that. */
    CompletableFuture<Void> start() {
        thread.start();
        return ready;
    }

    String name() {
        return component.name();
    }

    ComponentStatus status() {
        var current = process;
        if (current == null) {
            return new ComponentStatus(name(), null, component.port(), state, restarts.get(), 0, 0);
        }
        var uptime = ProcessRecord.of(name(), current.pid())
                .map(record ->
                        Duration.between(record.started(), clock.instant()).toSeconds())
                .orElse(0L);
        return new ComponentStatus(
                name(),
                current.pid(),
                component.port(),
                state,
                restarts.get(),
                ResidentMemory.mebibytes(current.pid()),
                Math.max(0, uptime));
    }

    /**
     * Ends the process in good order and starts it again at once. This does not count as a restart, because nothing
     * failed. Completes as {@link #start} does.
     */
    CompletableFuture<Void> restart(Duration timeout) {
        var current = process;
        if (current != null) {
            ready = new CompletableFuture<>();
            restartRequested = true;
            Thread.ofVirtual().start(() -> end(current, timeout));
        }
        return ready;
    }

    /** Stops it permanently; returns when the process has ended. */
    void stop(Duration timeout) {
        stopRequested.countDown();
        var current = process;
        if (current != null) {
            end(current, timeout);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        var exits = 0;
        var wasReady = false;
        try {
            while (wanted()) {
                var exit = runOnce();
                cleanUp();
                wasReady |= ready.isDone();
                if (restartRequested) {
                    restartRequested = false;
                    exits = 0;
                } else if (wanted()) {
                    exits = exit.readyFor().compareTo(policy.healthy()) < 0 ? exits + 1 : 1;
                    if (exits >= policy.startAttempts() && ready.completeExceptionally(exit.cause()) && !wasReady) {
                        return;
                    }
                    pause(exit, policy.pause(exits));
                }
            }
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
        }
    }

    private void pause(Exit exit, Duration pause) throws InterruptedException {
        progress.log("%s (starting it again in %.1f s)", exit.summary(), pause.toMillis() / 1000.0);
        if (!stopRequested.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            restarts.incrementAndGet();
        }
    }

    /** Runs the process from its start to its end. */
    private Exit runOnce() throws InterruptedException {
        try {
            state = State.STARTING;
            var current = RunningProcess.start(component);
            process = current;
            record(current);
            if (!wanted()) { // stopped while it was being started
                end(current, Duration.ZERO);
            }
            current.awaitReady(policy.timeout());
            var readySince = clock.instant();
            state = State.READY;
            ready.complete(null);
            progress.log("%s is ready on port %d", name(), component.port());
            watch(current);
            var end = "%s ended with exit code %d; see %s"
                    .formatted(name(), current.exitCode().orElse(0), component.log());
            return new Exit(new ProcessFailedException(end), Duration.between(readySince, clock.instant()));
        } catch (ProcessFailedException e) {
            return new Exit(e, Duration.ZERO);
        } catch (IOException | RuntimeException e) {
            var reason = "%s cannot start: %s".formatted(name(), e);
            return new Exit(new ProcessFailedException(reason, e), Duration.ZERO);
        }
    }

    private void watch(RunningProcess current) throws InterruptedException {
        while (true) {
            try {
                current.onExit().get(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillAlive) {
                state = component.ready() ? State.READY : State.DEGRADED;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void record(RunningProcess current) throws IOException {
        var record = ProcessRecord.of(name(), current.pid());
        if (record.isPresent()) {
            record.get().write(run);
        }
    }

    /** After a run that has ended or failed: makes sure that nothing of it is left. */
    private void cleanUp() {
        var current = process;
        if (current != null) {
            end(current, Duration.ZERO);
        }
        process = null;
        state = State.DOWN;
        ProcessRecord.delete(name(), run);
    }

    /**
     * By force after the timeout; then together with all processes that it started, such as a JVM that assembles an AOT
     * cache.
     */
    private static void end(RunningProcess current, Duration timeout) {
        var descendants = ProcessHandle.of(current.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        try {
            if (!current.stop(timeout)) {
                descendants.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean wanted() {
        return stopRequested.getCount() > 0;
    }

    /**
     * How one run of the process ended.
     *
     * @param cause for the user at the terminal; its first line says what happened
     * @param readyFor how long the process had been ready; zero if it never was
     */
    private record Exit(ProcessFailedException cause, Duration readyFor) {

        String summary() {
            return String.valueOf(cause.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("it ended")
                    .replace(" Its last lines:", "");
        }
    }
}
