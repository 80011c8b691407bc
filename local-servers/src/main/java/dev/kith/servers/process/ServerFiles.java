package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the build (module {@code local-servers}) has put the servers that come from Maven Central. */
public record ServerFiles(Path folder) {

    /** The files of a checkout that has been built. */
    public static ServerFiles builtIn(Path root) {
        return new ServerFiles(root.resolve("local-servers/binaries/target"));
    }

    /** Every jar of the Kafka broker's class path, always in the same order. */
    public List<Path> kafkaJars() throws IOException {
        return jars("kafka");
    }

    /** The jar that holds this machine's PostgreSQL. */
    public Path postgresJar() throws IOException {
        return jars("postgres").getLast();
    }

    private List<Path> jars(String server) throws IOException {
        var jars = folder.resolve(server).toAbsolutePath().normalize();
        if (!Files.isDirectory(jars)) {
            throw new IOException(
                    "%s is missing: build the module local-servers/binaries first (mvn package)".formatted(jars));
        }
        try (var files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
