package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers that the build has downloaded from Maven Central (module {@code local-servers-binaries}). */
public record ServerFiles(Path folder) {

    /** The files of a built checkout. */
    public static ServerFiles builtIn(Path root) {
        return new ServerFiles(root.resolve("local-servers/binaries/target"));
    }

    /** The class path of the Kafka broker, always in the same order. */
    public List<Path> kafkaJars() throws IOException {
        return jars("kafka");
    }

    /** The jar with PostgreSQL for this machine. */
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
