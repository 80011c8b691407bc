package dev.kith.fleet.bench;

import dev.kith.servers.process.FileTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SQL, repeated by several connections of pgbench; prepared, as JDBC does it. Counted are transactions.
 *
 * @param scripts of which one is taken at random each time
 */
record PgbenchLoad(
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
            return measured(folder, seconds);
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
    private static Measurement measured(Path folder, long seconds) throws IOException {
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
