package dev.kith.bench;

import dev.kith.servers.process.FileTrees;
import dev.kith.servers.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's own benchmark program: what the database does when no service stands in front of it. */
record Pgbench(Path program) {

    static final String MISSING =
            "pgbench is neither on the PATH nor in /usr/lib/postgresql, so SQL alone was not measured; on Debian and Ubuntu it comes with"
                    + " apt-get install postgresql-contrib";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static Optional<Pgbench> find() {
        return Programs.find("pgbench").or(Pgbench::newestOfDebian).map(Pgbench::new);
    }

    /**
     * A load of SQL.
     *
     * @param scripts of which one is taken at random for each transaction: statements as the service runs them, with
     *     the service's names for their parameters
     * @param variables the values of the parameters
     */
    Load load(String name, ServiceDatabase database, List<String> scripts, Map<String, String> variables, int clients) {
        return new PgbenchLoad(name, program, database, scripts, variables, clients);
    }

    /** A script of this package. */
    static String read(String script) {
        try (var resource = Pgbench.class.getResourceAsStream(script)) {
            if (resource == null) {
                throw new IllegalArgumentException("no script " + script);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> newestOfDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.comparing(Path::toString).reversed())
                    .map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** SQL that several connections of pgbench repeat, prepared as JDBC does it. It counts transactions. */
    private record PgbenchLoad(
            String name,
            Path program,
            ServiceDatabase database,
            List<String> scripts,
            Map<String, String> variables,
            int clients)
            implements Load {

        private static final int LATENCY_COLUMN = 2;

        @Override
        public Measurement run(Duration duration) throws IOException, InterruptedException {
            var folder = Files.createTempDirectory("kith-bench");
            try {
                for (int i = 0; i < scripts.size(); i++) {
                    Files.writeString(folder.resolve("script-%d.sql".formatted(i)), scripts.get(i));
                }
                var seconds = Math.max(1, duration.toSeconds());
                execute(command(folder, seconds));
                return measurement(folder, seconds);
            } finally {
                FileTrees.delete(folder);
            }
        }

        private List<String> command(Path folder, long seconds) {
            var command = new ArrayList<>(List.of(
                    program.toString(),
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--client=" + clients,
                    "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                    "--time=" + seconds,
                    "--log",
                    "--log-prefix=" + folder.resolve("log")));
            for (int i = 0; i < scripts.size(); i++) {
                command.add("--file=" + folder.resolve("script-%d.sql".formatted(i)));
            }
            variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
            command.addAll(List.of(
                    "--host=127.0.0.1", "--port=" + database.port(), "--username=" + database.name(), database.name()));
            return command;
        }

        private void execute(List<String> command) throws IOException, InterruptedException {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", database.password());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("%s: pgbench failed: %s".formatted(name, output.strip()));
            }
        }

        /** From its log, which has a line for each transaction. */
        private static Measurement measurement(Path folder, long seconds) throws IOException {
            var latencies = Measurement.histogram();
            try (var logs = Files.newDirectoryStream(folder, "log*")) {
                for (var log : logs) {
                    try (var lines = Files.lines(log)) {
                        lines.map(line -> line.split(" ", -1)[LATENCY_COLUMN])
                                .mapToLong(Long::parseLong)
                                .forEach(latencies::recordValue);
                    }
                }
            }
            return Measurement.of(latencies, (double) seconds);
        }
    }
}
