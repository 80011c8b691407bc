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

/** A PostgreSQL data directory, and what a killed server leaves in it. */
record DataFolder(Path path) {

    private static final Polling ORPHANS_END = new Polling(Duration.ofMillis(50), Duration.ofMinutes(1));

    /** Makes the directory with {@code initdb} if it is not there. A half-made one is never taken for a whole. */
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
     * After {@code kill -9} of the server its backends live on for a moment, and keep its shared memory: a new server
     * would refuse to start beside them. Waits for their end, then removes the lock file, whose process id may be
     * another process's by now.
     *
     * @throws IOException if a whole server still runs on this directory
     */
    void awaitOrphans() throws IOException, InterruptedException {
        var lock = path.resolve("postmaster.pid");
        if (!Files.exists(lock) || !Processes.canBeFoundByFolder()) {
            return;
        }
        var server = Long.parseLong(
                Files.readAllLines(lock, StandardCharsets.UTF_8).getFirst().strip());
        var running = ORPHANS_END.until(left -> left.isEmpty() || left.contains(server), () -> Processes.in(path));
        if (!running.isEmpty()) {
            throw new IOException("PostgreSQL already runs on %s: process %d"
                    .formatted(path, running.contains(server) ? server : running.getFirst()));
        }
        Files.deleteIfExists(lock);
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
