package dev.kith.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.test.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DedicatedServerIntegrationTests {

    @Test
    void keepsItsDataAndItsPortWhenItIsKilledAndStarted() throws SQLException {
        try (var server = Infrastructure.dedicatedPostgres()) {
            try (var connection = connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("create table note (text text)");
            }

            server.kill();
            assertThatThrownBy(() -> connect(server).close()).isInstanceOf(SQLException.class);
            server.start();

            try (var connection = connect(server);
                    var tables = connection.getMetaData().getTables(null, "public", "note", null)) {
                assertThat(tables.next()).isTrue();
            }
        }
    }

    private static Connection connect(DedicatedServer server) throws SQLException {
        var properties = server.properties();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(properties.get("DB_HOST"), properties.get("DB_PORT"), properties.get("DB_NAME")),
                properties.get("DB_USER"),
                properties.get("DB_PASSWORD"));
    }
}
