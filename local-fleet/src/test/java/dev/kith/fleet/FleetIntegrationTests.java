package dev.kith.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.supervisor.ComponentStatus;
import dev.kith.fleet.supervisor.RestartPolicy;
import dev.kith.fleet.supervisor.Supervisor;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.ProgressLog;
import dev.kith.servers.process.PortUse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervised servers of a fleet, in a temporary home and at free ports. */
class FleetIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private Path home;

    private Installation installation;
    private Fleet fleet;
    private Supervisor supervisor;

    @BeforeEach
    void describe() throws Exception {
        var root = Path.of(System.getProperty("kith.root"));
        installation = new Installation(root, "0.1.0-SNAPSHOT", new Home(home), new FleetPorts(freeOffset()), Map.of());
        fleet = Fleet.of(installation);
        supervisor = new Supervisor(
                installation.home().run(),
                RestartPolicy.DEFAULT,
                new ProgressLog(System.out, System::nanoTime),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        supervisor.stop(TIMEOUT);
    }

    @Test
    void startsKilledServersAgainWithTheirData() throws Exception {
        Supervisor.awaitReady(List.of(supervisor.start(fleet.postgres()), supervisor.start(fleet.kafka())));
        fleet.ensureDatabases();
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute("create table notes (text text)");
            statement.execute("insert into notes values ('survivor')");
        }
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic("survivors", 1, (short) 1)))
                    .all()
                    .get();
        }

        for (var component : supervisor.status()) {
            ProcessHandle.of(component.pid()).orElseThrow().destroyForcibly();
        }

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(supervisor.status()).allSatisfy(component -> {
                    assertThat(component.state()).isEqualTo(ComponentStatus.State.READY);
                    assertThat(component.restarts()).isPositive();
                    assertThat(component.rssMib()).isPositive();
                }));
        try (var database = connect();
                var notes = database.createStatement().executeQuery("select text from notes")) {
            assertThat(notes.next()).isTrue();
            assertThat(notes.getString(1)).isEqualTo("survivor");
        }
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get()).contains("survivors");
        }
    }

    @Test
    void startsNothingIfAPortIsInUseAndNamesThePort() throws Exception {
        var busy = fleet.kafka().port();
        try (var other = new ServerSocket(busy, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            var startup = new Startup(fleet, supervisor, new ProgressLog(System.out, System::nanoTime));

            assertThatThrownBy(startup::run)
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining("port %d is in use by".formatted(busy));
        }
        assertThat(supervisor.status()).isEmpty();
    }

    private Connection connect() throws Exception {
        var password = installation.home().secrets().get("DB_AUTH_PASSWORD");
        return DriverManager.getConnection(fleet.postgres().jdbcUrl("auth_db"), "auth_db", password);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", fleet.broker()));
    }

    /**
     * Below 32768, where the kernel's ports for outgoing connections begin, so that a restarted server finds its port
     * free.
     */
    private static int freeOffset() {
        return IntStream.iterate(12_500, offset -> offset + 100)
                .limit(12)
                .filter(offset -> PortUse.isFree(15432 + offset)
                        && PortUse.isFree(19092 + offset)
                        && PortUse.isFree(19093 + offset))
                .findFirst()
                .orElseThrow();
    }
}
