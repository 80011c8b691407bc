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
 * The folder of a daemon, with its logs, data, addresses and locks. Each build has its own, so that several builds of
 * one checkout can run at once.
 */
record DaemonFolder(Path path) {

    static DaemonFolder ofThisBuild() {
        return new DaemonFolder(Checkout.root()
                .resolve("target/test-infrastructure")
                .resolve(Long.toString(BuildProcess.ofThisJvm().pid())));
    }

    /**
     * Held by a test JVM while it checks for a daemon and starts one. It stands beside the folder, because the folder
     * may be deleted.
     */
    Path startingLock() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    /** Held by the daemon while it runs. */
    Path lifeLock() {
        return path.resolve("daemon.lock");
    }

    Path logFile() {
        return path.resolve("daemon.log");
    }

    ServerInfo postgres() {
        return new ServerInfo(path.resolve("postgres.properties"));
    }

    ServerInfo kafka() {
        return new ServerInfo(path.resolve("kafka.properties"));
    }

    /** The log of the daemon, for an error message. */
    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException none) {
            return "it left no " + logFile();
        }
    }

    /**
     * The address of one server. The daemon writes it once when the server is ready, and every test JVM of the build
     * reads it.
     */
    record ServerInfo(Path file) {

        /** The broker's {@code host:port}. */
        static final String BROKER = "broker";

        /** Writes it atomically. */
        void write(Map<String, String> values) {
            var properties = new Properties();
            properties.putAll(values);
            try {
                var unfinished = Files.createTempFile(file.getParent(), "info", null);
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
}
