package dev.kith.test.server;

import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers of a Docker engine. No other class uses Testcontainers, so that it is loaded only with containers. */
final class ContainerServers implements Servers {

    // Each is probed for readiness. Testcontainers by default reads logs, whose words may change.
    private final PostgreSQLContainer postgres = new PostgreSQLContainer(InfrastructureKind.POSTGRES_IMAGE)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + ServerComponents.MAX_CONNECTIONS)
            .waitingFor(Wait.forSuccessfulCommand("pg_isready --quiet --host 127.0.0.1"));
    private final KafkaContainer kafka = new KafkaContainer(InfrastructureKind.KAFKA_IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .waitingFor(Wait.forListeningPort());

    @Override
    public SharedPostgres postgres() {
        postgres.start();
        return new SharedPostgres(
                postgres.getHost(), postgres.getFirstMappedPort(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public String kafka() {
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
