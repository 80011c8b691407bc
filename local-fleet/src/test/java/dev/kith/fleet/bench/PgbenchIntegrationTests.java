package dev.kith.fleet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.servers.postgres.PostgresServer;
import dev.kith.servers.postgres.PostgresSettings;
import dev.kith.servers.process.Endpoint;
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

    private static final Duration PATIENCE = Duration.ofMinutes(4);

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
        server.awaitReady(PATIENCE);
        postgres.ensureDatabase("some_db", "some_db", "password");
        database = new ServiceDatabase(endpoint.port(), "some_db", "password");
        database.update("create schema events");
        database.update("create table events.outbox (request_id text)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop(PATIENCE);
        }
    }

    @Test
    void countsTransactionsAndTheirLatencies() throws Exception {
        var measurement = load("select :number::int + 1;").run(Duration.ofSeconds(1));

        assertThat(measurement.perSecond()).isPositive();
        assertThat(measurement.p50Millis()).isPositive().isLessThanOrEqualTo(measurement.p99Millis());
    }

    @Test
    void anErrorEndsTheBenchmark() {
        assertThatThrownBy(() -> load("select 1 / (:number - 1)::int;").run(Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void eventsThatNobodyMustGetAreGoneAfterwards() throws Exception {
        database.update("insert into events.outbox values ('somebody''s')");
        var load = load("insert into events.outbox values ('" + UnheardLoad.REQUEST_ID + "');");

        new UnheardLoad(load, database).run(Duration.ofSeconds(1));

        assertThat(database.update("delete from events.outbox")).isEqualTo(1);
    }

    private static PgbenchLoad load(String script) {
        var program = Pgbench.find().orElseThrow().program();
        return new PgbenchLoad("some", program, database, List.of(script), Map.of("number", "1"), 2);
    }
}
