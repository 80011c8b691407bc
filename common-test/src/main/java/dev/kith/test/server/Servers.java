package dev.kith.test.server;

import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.postgres.PostgresServer;
import java.nio.file.Path;

/** The shared servers, as the daemon runs them. */
sealed interface Servers extends AutoCloseable permits Servers.LocalServers, ContainerServers {

    /** Starts PostgreSQL, once, and waits until it is ready. */
    SharedPostgres postgres();

    /**
     * Starts Kafka, once, and waits until it is ready.
     *
     * @return its {@code host:port}
     */
    String kafka();

    /** Stops what was started. The data is not needed any more. */
    @Override
    void close();

    /** Processes on this machine, from Maven Central's jars. */
    final class LocalServers implements Servers {

        private final PostgresServer postgres;
        private final ComponentRunner postgresRunner;
        private final KafkaBroker kafka;
        private final ComponentRunner kafkaRunner;

        LocalServers(Path folder) {
            this.postgres = ServerComponents.postgres(folder.resolve("postgres"));
            this.postgresRunner = new ComponentRunner(postgres);
            this.kafka = ServerComponents.kafka(folder.resolve("kafka"));
            this.kafkaRunner = new ComponentRunner(kafka);
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
}
