package dev.kith.test.server;

import dev.kith.servers.postgres.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A running PostgreSQL server, seen by its superuser. */
public record SharedPostgres(String host, int port, String superuser, String password) {

    static SharedPostgres of(Properties info) {
        return new SharedPostgres(
                info.getProperty("host"),
                Integer.parseInt(info.getProperty("port")),
                info.getProperty("superuser"),
                info.getProperty("password"));
    }

    static SharedPostgres of(PostgresServer server) {
        return new SharedPostgres("127.0.0.1", server.port(), PostgresServer.SUPERUSER, ServerComponents.PASSWORD);
    }

    Map<String, String> info() {
        return Map.of("host", host, "port", Integer.toString(port), "superuser", superuser, "password", password);
    }

    /** Makes a database and a role, both of this name: letters, digits and underscores. */
    public TestDatabase create(String name) {
        var database = new TestDatabase(host, port, name, name, "secret");
        var url = "jdbc:postgresql://%s:%d/postgres".formatted(host, port);
        try (var connection = DriverManager.getConnection(url, superuser, password);
                var statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(name, database.password()));
            statement.execute("create database %1$s owner %1$s".formatted(name));
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for the test could be made at " + url, failed);
        }
        return database;
    }
}
