package dev.kith.servers.postgres;

import dev.kith.servers.process.FileTrees;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL data directory, and the files and processes that a killed server leaves there. */
record DataFolder(Path path) {

    private static final Path PROC = Path.of("/proc");
    private static final Polling ORPHANS_END = new Polling(Duration.ofMillis(50), Duration.ofMinutes(1));

    /** Creates the directory with {@code initdb} if it is missing. It gets its name only when it is complete. */
    void initialise(PostgresInstallation installation, String password, boolean durable)
            throws IOException, InterruptedException {
        if (Files.isDirectory(path)) {
            return;
        }
        var unfinished = path.resolveSibling("data.unfinished");
        FileTrees.delete(unfinished);
        Files.createDirectories(path.getParent());
        var passwordFile = Files.createTempFile(path.getParent(), "password", null);
        try {
            Files.writeString(passwordFile, password);
            initdb(installation, unfinished, passwordFile, durable);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, path);
    }

    /**
     * After {@code kill -9} of the server its backends run for a moment and keep its shared memory, and a new server
     * would refuse to start. This waits for their end and deletes the lock file, whose process id may belong to another
     * process by then.
     *
     * @throws IOException if a server still runs on this directory
     */
    void awaitOrphans() throws IOException, InterruptedException {
        var lock = path.resolve("postmaster.pid");
        if (!Files.exists(lock) || !Files.isDirectory(PROC.resolve("self"))) {
            return;
        }
        var server = Long.parseLong(
                Files.readAllLines(lock, StandardCharsets.UTF_8).getFirst().strip());
        var running = ORPHANS_END.until(left -> left.isEmpty() || left.contains(server), this::processes);
        if (!running.isEmpty()) {
            throw new IOException("PostgreSQL already runs on %s: process %d"
                    .formatted(path, running.contains(server) ? server : running.getFirst()));
        }
        Files.deleteIfExists(lock);
    }

    /** The ids of the processes that work in the directory, as all of PostgreSQL's do. Only Linux shows them. */
    private List<Long> processes() throws IOException {
        var directory = path.toRealPath();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(directory, pid))
                .toList();
    }

    private static boolean worksIn(Path directory, long pid) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/cwd")).equals(directory);
        } catch (IOException endedOrNotReadable) {
            return false;
        }
    }

    private static void initdb(PostgresInstallation installation, Path folder, Path passwordFile, boolean durable)
            throws IOException, InterruptedException {
        var command = Unprivileged.forThisUser()
                .tool(List.of(
                        installation.program("initdb"),
                        "--pgdata=" + folder,
                        "--username=" + PostgresServer.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions",
                        durable ? "--sync-method=fsync" : "--no-sync"));
        var output = Files.createTempFile(folder.getParent(), "initdb", ".log");
        try {
            var exitCode = command.redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()))
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IOException(
                        "initdb failed with exit code %d:%n%s".formatted(exitCode, Files.readString(output)));
            }
        } finally {
            Files.delete(output);
        }
    }
}
