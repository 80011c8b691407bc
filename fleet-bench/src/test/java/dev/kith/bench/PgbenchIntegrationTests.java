package dev.kith.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.servers.postgres.PostgresServer;
import dev.kith.servers.postgres.PostgresServer.PostgresSettings;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.PortUse;
import dev.kith.servers.process.RunningProcess;
import dev.kith.servers.process.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    private static RunningProcess server;
    private static ServiceDatabase database;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Pgbench.find().isPresent(), Pgbench.MISSING);
        var jar = ServerFiles.builtIn(Path.of(System.getProperty("kith.root"))).postgresJar();
        var endpoint = new Endpoint("postgres", PortUse.findFree(), folder.resolve("postgres.log"));
        var postgres = new PostgresServer(new PostgresSettings(endpoint, jar, folder, "secret", 20, false));
        server = RunningProcess.start(postgres);
        server.awaitReady(TIMEOUT);
        postgres.ensureDatabase("some_db", "some_db", "password");
        database = new ServiceDatabase(endpoint.port(), "some_db", "password");
        database.update("create schema events");
        database.update("create table events.outbox (request_id text)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop(TIMEOUT);
        }
    }

    @Test
    void measuresTransactionsAndTheirLatencies() throws Exception {
        // pgbench reads its clock when it waits: without the pause, most transactions take no time at all.
        var measurement = load("select pg_sleep(:number * 0.002);").run(Duration.ofSeconds(1));

        assertThat(measurement.perSecond()).isPositive();
        assertThat(measurement.p50Millis()).isGreaterThanOrEqualTo(2).isLessThanOrEqualTo(measurement.p99Millis());
    }

    @Test
    void failsAfterAnSqlError() {
        assertThatThrownBy(() -> load("select 1 / (:number - 1)::int;").run(Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void deletesItsEventsAfterwardsAndNoOthers() throws Exception {
        database.update("insert into events.outbox values ('another')");
        var load = load("insert into events.outbox values ('" + SuppressedOutboxLoad.REQUEST_ID + "');");

        new SuppressedOutboxLoad(load, database).run(Duration.ofSeconds(1));

        assertThat(database.update("delete from events.outbox")).isEqualTo(1);
    }

    private static Load load(String script) {
        return Pgbench.find().orElseThrow().load("some", database, List.of(script), Map.of("number", "1"), 2);
    }
}
