package dev.kith.test.server;

import dev.kith.fleet.kafka.KafkaBroker;
import dev.kith.fleet.kafka.KafkaSettings;
import dev.kith.fleet.postgres.PostgresServer;
import dev.kith.fleet.postgres.PostgresSettings;
import dev.kith.fleet.process.Place;
import dev.kith.fleet.process.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The fleet's own servers with the settings of tests: free ports, data that need not survive the machine, many
 * connections.
 */
final class Components {

    static final String PASSWORD = "secret";

    // Spring keeps the contexts of up to 32 test classes, and each has a pool.
    static final int MAX_CONNECTIONS = 400;

    private Components() {}

    static PostgresServer postgres(Path folder) {
        try {
            var jar = files().postgresJar();
            var place = new Place("postgres", Ports.free(), folder.resolve("postgres.log"));
            return new PostgresServer(new PostgresSettings(place, jar, folder, PASSWORD, MAX_CONNECTIONS, false));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static KafkaBroker kafka(Path folder) {
        try {
            var jars = files().kafkaJars();
            var place = new Place("kafka", Ports.free(), folder.resolve("kafka.log"));
            return new KafkaBroker(new KafkaSettings(place, jars, folder, Ports.free(), List.of()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ServerFiles files() {
        return ServerFiles.builtIn(Checkout.root());
    }
}
