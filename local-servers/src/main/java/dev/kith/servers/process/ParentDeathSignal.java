package dev.kith.servers.process;

import dev.kith.servers.process.Component.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes that end together with this JVM. {@code setpriv --pdeathsig} makes the kernel stop the child
 * if this JVM is killed. {@code setsid} gives the child a session of its own, so that Ctrl-C in the terminal reaches
 * only this JVM, which then stops its children in order. Where these programs are missing, the child starts without
 * them.
 */
final class ParentDeathSignal {

    private static final Optional<Path> SETSID = Programs.find("setsid");
    private static final Optional<Path> SETPRIV = Programs.find("setpriv");

    // Linux sends the signal when the thread that forked ends, even if its process still runs. So this one thread,
    // which lives as long as the JVM, forks every child.
    private static final ExecutorService FORKER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("process-forker").daemon().factory());

    private ParentDeathSignal() {}

    static Process start(ProcessBuilder builder, StopSignal onParentDeath) throws IOException {
        var command = new ArrayList<String>();
        SETSID.ifPresent(setsid -> command.add(setsid.toString()));
        SETPRIV.ifPresent(
                setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", onParentDeath.name(), "--")));
        command.addAll(builder.command());
        builder.command(command);
        return fork(builder::start);
    }

    private static Process fork(Callable<Process> start) throws IOException {
        try {
            return FORKER.submit(start).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a process", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("a process could not be started: " + failed.getMessage(), failed);
        }
    }
}
