package dev.kith.servers.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of a {@link Component}, from its start to its end. It is stopped when this JVM ends, however it ends, where
 * the system can do that (see {@link ParentDeathSignal}); {@link #stop} is the orderly way.
 */
public final class RunningProcess {

    private static final Duration READY_POLL = Duration.ofMillis(50);

    private final Component component;
    private final Process process;
    private final LogFile log;

    private RunningProcess(Component component, Process process, LogFile log) {
        this.component = component;
        this.process = process;
        this.log = log;
    }

    /** Prepares and starts the component, and returns at once: it is not ready yet. */
    public static RunningProcess start(Component component) throws IOException, InterruptedException {
        component.prepare();
        var log = LogFile.beginningAtEndOf(component.log());
        var builder = component
                .command()
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(component.log().toFile()));
        var process = ParentDeathSignal.start(builder, component.stopSignal());
        process.getOutputStream().close();
        return new RunningProcess(component, process, log);
    }

    /**
     * Waits until the component is ready.
     *
     * @throws ProcessFailedException if it ends first, or takes longer than {@code patience}; the message has the log's
     *     last lines
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!component.ready()) {
            if (process.waitFor(READY_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("ended with exit code %d before it was ready".formatted(process.exitValue()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw failure("was not ready within %d s".formatted(patience.toSeconds()));
            }
        }
        // Somebody else may answer at our port while our own process could not bind it and is about to end.
        if (!process.isAlive()) {
            throw failure("ended with exit code %d; another process answers at port %d"
                    .formatted(process.exitValue(), component.port()));
        }
        component.settle(process.pid());
    }

    /**
     * Stops in good order, by force after {@code patience}. Does nothing if the process has ended already.
     *
     * @return whether force was not needed
     */
    public boolean stop(Duration patience) throws InterruptedException {
        if (process.isAlive()) {
            signal(component.stopSignal());
        }
        var inGoodOrder = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!inGoodOrder) {
            kill();
        }
        return inGoodOrder;
    }

    /** {@code kill -9}, of this process alone, and waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public Component component() {
        return component;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended; empty while it runs. A process that a signal ended has 128 + the signal's number. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<RunningProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** The last lines that this run has written to its log. */
    public String logTail() {
        return log.tail();
    }

    private void signal(StopSignal signal) {
        switch (signal) {
            case TERM -> process.destroy();
            // Java can send no other signal than TERM and KILL by itself.
            case INT -> sendInterrupt();
        }
    }

    private void sendInterrupt() {
        try {
            var command = new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid());
            command.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
        } catch (IOException impossible) {
            process.destroy();
        }
    }

    private ProcessFailedException failure(String what) {
        var tail = log.tail();
        var lines = tail.isEmpty()
                ? "It wrote nothing."
                : "Its last lines:\n" + tail.indent(2).stripTrailing();
        return new ProcessFailedException(
                "%s %s; see %s. %s".formatted(component.name(), what, component.log(), lines));
    }
}
