package dev.kith.servers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.PortUse;
import dev.kith.servers.process.RunningProcess;
import dev.kith.servers.process.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private PostgresServer server;
    private RunningProcess running;

    @BeforeEach
    void start() throws Exception {
        var jar = ServerFiles.builtIn(Path.of(System.getProperty("kith.root"))).postgresJar();
        server = new PostgresServer(new PostgresServer.PostgresSettings(
                new Endpoint("postgres", PortUse.findFree(), folder.resolve("postgres.log")),
                jar,
                folder,
                "it's secret",
                20,
                false));
        run();
    }

    @AfterEach
    void stop() throws Exception {
        running.stop(TIMEOUT);
    }

    @Test
    void keepsItsDataOverAStopAndAStart() throws Exception {
        createNote("kept");

        assertThat(running.stop(TIMEOUT)).isTrue();
        assertThat(server.ready()).isFalse();
        run();

        assertThat(note()).isEqualTo("kept");
    }

    @Test
    void startsWithItsDataAfterItWasKilled() throws Exception {
        createNote("survivor");

        try (var client = connect("notes_role", "p'w")) {
            assertThat(client.isValid(60)).isTrue();
            running.kill();
            run();
        }

        assertThat(note()).isEqualTo("survivor");
    }

    @Test
    void refusesOtherRolesInADatabase() throws Exception {
        server.ensureDatabase("notes", "notes_role", "p'w");
        server.ensureDatabase("other", "other_role", "p");

        assertThatThrownBy(() -> connect("other_role", "p").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void changesTheRolesPassword() throws Exception {
        server.ensureDatabase("notes", "notes_role", "old");
        server.ensureDatabase("notes", "notes_role", "new");

        connect("notes_role", "new").close();
        assertThatThrownBy(() -> connect("notes_role", "old").close()).hasMessageContaining("authentication failed");
    }

    @Test
    void refusesASecondServerOnTheSameData() {
        assertThatThrownBy(() -> RunningProcess.start(server))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("already runs on")
                .hasMessageContaining(String.valueOf(running.pid()));
    }

    private void run() throws Exception {
        running = RunningProcess.start(server);
        running.awaitReady(TIMEOUT);
    }

    private void createNote(String text) throws SQLException {
        server.ensureDatabase("notes", "notes_role", "p'w");
        try (var connection = connect("notes_role", "p'w");
                var statement = connection.createStatement()) {
            statement.execute("create table note (text text)");
            statement.execute("insert into note values ('" + text + "')");
        }
    }

    private String note() throws SQLException {
        try (var connection = connect("notes_role", "p'w");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("notes"), role, password);
    }
}
