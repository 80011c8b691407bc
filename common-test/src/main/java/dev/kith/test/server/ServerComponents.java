package dev.kith.test.server;

import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.kafka.KafkaBroker.KafkaSettings;
import dev.kith.servers.postgres.PostgresServer;
import dev.kith.servers.postgres.PostgresServer.PostgresSettings;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.PortUse;
import dev.kith.servers.process.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The fleet's own servers with the settings of tests: free ports, no durable data, many connections. */
final class ServerComponents {

    static final String PASSWORD = "secret";

    // Spring keeps the contexts of up to 32 test classes, and each has a pool.
    static final int MAX_CONNECTIONS = 400;

    private ServerComponents() {}

    static PostgresServer postgres(Path folder) {
        try {
            var jar = files().postgresJar();
            var endpoint = new Endpoint("postgres", PortUse.findFree(), folder.resolve("postgres.log"));
            return new PostgresServer(new PostgresSettings(endpoint, jar, folder, PASSWORD, MAX_CONNECTIONS, false));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static KafkaBroker kafka(Path folder) {
        try {
            var jars = files().kafkaJars();
            var endpoint = new Endpoint("kafka", PortUse.findFree(), folder.resolve("kafka.log"));
            return new KafkaBroker(new KafkaSettings(endpoint, jars, folder, PortUse.findFree(), List.of()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ServerFiles files() {
        return ServerFiles.builtIn(Checkout.root());
    }
}
