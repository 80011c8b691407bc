package dev.kith.test.server;

import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.postgres.PostgresServer;
import java.nio.file.Path;

/** Processes on this machine, from Maven Central's jars. */
final class LocalServers implements Servers {

    private final PostgresServer postgres;
    private final Runner postgresRunner;
    private final KafkaBroker kafka;
    private final Runner kafkaRunner;

    LocalServers(Path folder) {
        this.postgres = Components.postgres(folder.resolve("postgres"));
        this.postgresRunner = new Runner(postgres);
        this.kafka = Components.kafka(folder.resolve("kafka"));
        this.kafkaRunner = new Runner(kafka);
    }

    @Override
    public SharedPostgres postgres() {
        postgresRunner.start();
        return SharedPostgres.of(postgres);
    }

    @Override
    public String kafka() {
        kafkaRunner.start();
        return "127.0.0.1:" + kafka.port();
    }

    @Override
    public void close() {
        kafkaRunner.kill();
        postgresRunner.stop();
    }
}
