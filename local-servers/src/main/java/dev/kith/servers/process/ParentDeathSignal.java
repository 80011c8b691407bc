package dev.kith.servers.process;

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
 * Ties a child to this JVM and to nothing else. The kernel stops the child if this JVM dies without a word ({@code kill
 * -9}, out of memory), through {@code setpriv --pdeathsig}; and Ctrl-C in the terminal reaches only this JVM, which
 * then stops its children in order, because {@code setsid} gives each a session of its own. Where these programs are
 * missing the child is started without them.
 */
final class ParentDeathSignal {

    private static final Optional<Path> SETSID = Programs.find("setsid");
    private static final Optional<Path> SETPRIV = Programs.find("setpriv");

    // "Parent" means the thread that forked: Linux sends the signal when that thread ends, even if the process lives
    // on. So every child is forked by this one thread, which lives as long as the JVM.
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
