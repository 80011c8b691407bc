package dev.kith.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How to reach one server: written once by the keeper when the server is ready, read by every test JVM of the build.
 */
record Facts(Path file) {

    /** The broker's {@code host:port}. */
    static final String BROKER = "broker";

    /** Readers see all of it or nothing. */
    void write(Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        try {
            var unfinished = Files.createTempFile(file.getParent(), "facts", null);
            try (var writer = Files.newBufferedWriter(unfinished)) {
                properties.store(writer, null);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Empty until the server is ready. */
    Optional<Properties> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Optional.of(properties);
    }
}
