package dev.kith.fleet.supervisor;

import dev.kith.fleet.terminal.Progress;
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
final class Member {

    private static final Duration WATCH = Duration.ofSeconds(2);

    private final Component component;
    private final RestartPolicy policy;
    private final Path run;
    private final Progress progress;
    private final Clock clock;

    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Thread thread;

    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile State state = new State.Down();
    private volatile @Nullable RunningProcess process;
    private volatile boolean restartAsked;
    private final AtomicInteger restarts = new AtomicInteger();

    Member(Component component, RestartPolicy policy, Path run, Progress progress, Clock clock) {
        this.component = component;
        this.policy = policy;
        this.run = run;
        this.progress = progress;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name(component.name()).unstarted(this::keepRunning);
    }

    /** Completes when the component is ready; fails, with the reason, when it dies again and again before that. */
    CompletableFuture<Void> start() {
        thread.start();
        return ready;
    }

    String name() {
        return component.name();
    }

    MemberStatus status() {
        var current = process;
        if (current == null) {
            return new MemberStatus(name(), null, component.port(), state.word(), restarts.get(), 0, 0);
        }
        var uptime = ProcessRecord.of(name(), current.pid())
                .map(record ->
                        Duration.between(record.started(), clock.instant()).toSeconds())
                .orElse(0L);
        return new MemberStatus(
                name(),
                current.pid(),
                component.port(),
                state.word(),
                restarts.get(),
                Memory.mebibytes(current.pid()),
                Math.max(0, uptime));
    }

    /**
     * Has the process ended in good order, and started again at once. Not counted as a restart, because nothing failed.
     * Completes as {@link #start} does.
     */
    CompletableFuture<Void> restart(Duration patience) {
        var current = process;
        if (current != null) {
            ready = new CompletableFuture<>();
            restartAsked = true;
            Thread.ofVirtual().start(() -> end(current, patience));
        }
        return ready;
    }

    /** Stops for good; returns when no process is left. */
    void stop(Duration patience) {
        stopAsked.countDown();
        var current = process;
        if (current != null) {
            end(current, patience);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        var deaths = 0;
        var wasReady = false;
        try {
            while (wanted()) {
                var death = live();
                bury();
                wasReady |= ready.isDone();
                if (restartAsked) {
                    restartAsked = false;
                    deaths = 0;
                } else if (wanted()) {
                    deaths = death.readyFor().compareTo(policy.settled()) < 0 ? deaths + 1 : 1;
                    if (deaths >= policy.startAttempts() && ready.completeExceptionally(death.cause()) && !wasReady) {
                        return;
                    }
                    mourn(death, policy.pause(deaths));
                }
            }
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
        }
    }

    private void mourn(Death death, Duration pause) throws InterruptedException {
        progress.tell("%s (starting it again in %.1f s)", death.summary(), pause.toMillis() / 1000.0);
        if (!stopAsked.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            restarts.incrementAndGet();
        }
    }

    /** One life of the process, from its start to its end. */
    private Death live() throws InterruptedException {
        try {
            state = new State.Starting();
            var current = RunningProcess.start(component);
            process = current;
            remember(current);
            if (!wanted()) { // asked to stop while it was being started
                end(current, Duration.ZERO);
            }
            current.awaitReady(policy.patience());
            var readySince = clock.instant();
            state = new State.Ready();
            ready.complete(null);
            progress.tell("%s is ready on port %d", name(), component.port());
            watch(current);
            var end = "%s ended with exit code %d; see %s"
                    .formatted(name(), current.exitCode().orElse(0), component.log());
            return new Death(new ProcessFailedException(end), Duration.between(readySince, clock.instant()));
        } catch (ProcessFailedException e) {
            return new Death(e, Duration.ZERO);
        } catch (IOException | RuntimeException e) {
            var reason = "%s cannot start: %s".formatted(name(), e);
            return new Death(new ProcessFailedException(reason, e), Duration.ZERO);
        }
    }

    private void watch(RunningProcess current) throws InterruptedException {
        while (true) {
            try {
                current.onExit().get(WATCH.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillAlive) {
                state = component.ready() ? new State.Ready() : new State.Degraded();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void remember(RunningProcess current) throws IOException {
        var record = ProcessRecord.of(name(), current.pid());
        if (record.isPresent()) {
            record.get().write(run);
        }
    }

    /** Sees to it that nothing is left of a life that has ended, or that was given up. */
    private void bury() {
        var current = process;
        if (current != null) {
            end(current, Duration.ZERO);
        }
        process = null;
        state = new State.Down();
        ProcessRecord.delete(name(), run);
    }

    /**
     * By force after the patience; then with all that the process started, such as a JVM that assembles an AOT cache.
     */
    private static void end(RunningProcess current, Duration patience) {
        var family = ProcessHandle.of(current.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        try {
            if (!current.stop(patience)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean wanted() {
        return stopAsked.getCount() > 0;
    }
}
