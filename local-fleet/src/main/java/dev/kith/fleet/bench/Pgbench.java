package dev.kith.fleet.bench;

import dev.kith.servers.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's own benchmark program: what the database does when nothing stands in front of it. */
record Pgbench(Path program) {

    /** Who has not got it reads this. */
    static final String MISSING =
            "pgbench is neither on the PATH nor in /usr/lib/postgresql, so nothing was measured beside it; on Debian and Ubuntu it comes with"
                    + " apt-get install postgresql-contrib";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static Optional<Pgbench> find() {
        return Programs.find("pgbench").or(Pgbench::newestOfDebian).map(Pgbench::new);
    }

    /**
     * A load that runs a script of this package.
     *
     * @param script statements as the service runs them, with the service's names for their parameters
     * @param variables their values
     */
    PgbenchLoad load(String name, ServiceDatabase database, String script, Map<String, String> variables, int clients) {
        return load(name, database, List.of(read(script)), variables, clients);
    }

    /** A load that takes one of several scripts each time. */
    PgbenchLoad load(
            String name, ServiceDatabase database, List<String> scripts, Map<String, String> variables, int clients) {
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
}
