package dev.kith.fleet.supervisor;

import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.ProgressLog;
import dev.kith.servers.process.Component;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** Keeps components running, and stops them in the reverse order of their start. */
public final class Supervisor {

    private final Path run;
    private final RestartPolicy policy;
    private final ProgressLog progress;
    private final Clock clock;
    private final List<SupervisedProcess> processes = new CopyOnWriteArrayList<>();

    /** @param run the folder of the process records */
    public Supervisor(Path run, RestartPolicy policy, ProgressLog progress, Clock clock) {
        this.run = run;
        this.policy = policy;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Starts a component and keeps it running from now on.
     *
     * @return completes when it is ready; fails with the reason if it ends again and again before it was ready once
     */
    public CompletableFuture<Void> start(Component component) {
        var process = new SupervisedProcess(component, policy, run, progress, clock);
        processes.add(process);
        return process.start();
    }

    /**
     * Ends one process in good order and starts it again at once.
     *
     * @return completes when it is ready again; empty if there is no component of that name
     */
    public Optional<CompletableFuture<Void>> restart(String name, Duration timeout) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .map(process -> process.restart(timeout));
    }

    /** In the order of their start. */
    public List<ComponentStatus> status() {
        return processes.stream().map(SupervisedProcess::status).toList();
    }

    /**
     * Stops all components; returns when every process has ended.
     *
     * @param timeout for each to end in good order, before force
     */
    public void stop(Duration timeout) {
        for (var process : processes.reversed()) {
            process.stop(timeout);
            progress.log("%s has stopped", process.name());
        }
    }

    /**
     * Returns when all these components are ready.
     *
     * @param components what {@link #start} and {@link #restart} returned
     * @throws CommandFailedException as soon as one of them fails
     */
    public static void awaitReady(List<CompletableFuture<Void>> components) throws InterruptedException {
        var failure = new CompletableFuture<Void>();
        var all = CompletableFuture.allOf(components.stream()
                .map(component -> component.whenComplete((ready, cause) -> {
                    if (cause != null) {
                        failure.completeExceptionally(cause);
                    }
                }))
                .toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failure).get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw new CommandFailedException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()), e);
        }
    }
}
