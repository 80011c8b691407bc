package dev.kith.test.server;

import java.util.Map;

/** An empty database, and the role that owns it. */
public record TestDatabase(String host, int port, String name, String user, String password) {

    /** Under the names that a service reads from its environment. */
    public Map<String, String> properties() {
        return Map.of(
                "DB_HOST", host,
                "DB_PORT", Integer.toString(port),
                "DB_NAME", name,
                "DB_USER", user,
                "DB_PASSWORD", password);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
