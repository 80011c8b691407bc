package dev.kith.servers.process;

import dev.kith.servers.process.Component.StopSignal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of a {@link Component}, from its start to its end. Where the system supports it, the process is stopped when
 * this JVM ends, even if it is killed (see {@link ParentDeathSignal}); {@link #stop} stops it in good order.
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

    /** Prepares and starts the component; returns before it is ready. */
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
     * @throws ProcessFailedException if it ends first, or is not ready in time; the message has the last lines of the
     *     log
     */
    public void awaitReady(Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!component.ready()) {
            if (process.waitFor(READY_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("ended with exit code %d before it was ready".formatted(process.exitValue()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw failure("was not ready within %d s".formatted(timeout.toSeconds()));
            }
        }
        // Another process may answer at this port, while this one could not bind it and is about to end.
        if (!process.isAlive()) {
            throw failure("ended with exit code %d; another process answers at port %d"
                    .formatted(process.exitValue(), component.port()));
        }
        component.afterReady(process.pid());
    }

    /**
     * Stops in good order, or by force after the timeout. Does nothing if the process has ended.
     *
     * @return false if force was needed
     */
    public boolean stop(Duration timeout) throws InterruptedException {
        if (process.isAlive()) {
            signal(component.stopSignal());
        }
        var ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill();
        }
        return ended;
    }

    /** Sends {@code kill -9} to this process alone, and waits for its end. */
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

    /** Empty while it runs. After a signal the code is 128 + the signal's number. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes when the process has ended for any reason. */
    public CompletableFuture<RunningProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** The last lines of this run in its log. */
    public String logTail() {
        return log.tail();
    }

    private void signal(StopSignal signal) {
        switch (signal) {
            case TERM -> process.destroy();
            // Java itself can send only TERM and KILL.
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

    /**
     * The part of a log file that one run writes.
     *
     * @param start the size of the file at the start of the run
     */
    record LogFile(Path path, long start) {

        static final long LONG = 8L << 20;

        private static final int TAIL_LINES = 12;
        private static final int TAIL_BYTES = 16 * 1024;

        /** The part of the next run. A long file is first copied to {@code <name>.log.1} and emptied. */
        static LogFile beginningAtEndOf(Path path) throws IOException {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) > LONG) {
                // Not moved, because a process that follows the log has this file open.
                Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                Files.write(path, new byte[0]);
            }
            return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
        }

        /** The last lines of the run, for an error message; empty if it wrote none. */
        String tail() {
            try (var file = new RandomAccessFile(path.toFile(), "r")) {
                var from = Math.max(start, file.length() - TAIL_BYTES);
                var bytes = new byte[(int) Math.max(0, file.length() - from)];
                file.seek(from);
                file.readFully(bytes);
                return lastLines(
                        new String(bytes, StandardCharsets.UTF_8).lines().toList());
            } catch (IOException unreadable) {
                return "";
            }
        }

        private static String lastLines(List<String> lines) {
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        }
    }
}
