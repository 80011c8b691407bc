package dev.kith.test;

import dev.kith.test.server.DedicatedServer;
import dev.kith.test.server.SharedServers;
import dev.kith.test.server.TestDatabase;
import java.util.UUID;

/**
 * The real servers of the tests.
 *
 * <p>Shared ones are started by the first test that needs them and serve the whole build, in all JVMs that it forks.
 * They stop when the build ends or is killed. They come from Maven Central, or are containers where a Docker engine has
 * the images already: {@code kith.test.infrastructure} (system property) or {@code KITH_TEST_INFRASTRUCTURE}
 * (environment) says {@code auto}, {@code local} or {@code docker}.
 *
 * <p>Dedicated ones are for tests that stop, start and kill them. They are local processes always.
 */
public final class Infrastructure {

    private Infrastructure() {}

    /** A new, empty database of the shared PostgreSQL server, with a role of its own. */
    public static TestDatabase newDatabase() {
        return SharedServers.ofThisBuild()
                .postgres()
                .create("test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** The {@code host:port} of the shared broker. */
    public static String kafkaBroker() {
        return SharedServers.ofThisBuild().kafkaBroker();
    }

    /** A running PostgreSQL server that only the caller uses and closes. */
    public static DedicatedServer dedicatedPostgres() {
        return DedicatedServer.postgres();
    }

    /** A running Kafka broker that only the caller uses and closes. */
    public static DedicatedServer dedicatedKafka() {
        return DedicatedServer.kafka();
    }
}
