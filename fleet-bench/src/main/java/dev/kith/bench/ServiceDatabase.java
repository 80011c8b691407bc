package dev.kith.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database of one service of the fleet.
 *
 * @param name of the database and of its role
 */
record ServiceDatabase(int port, String name, String password) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), name, password);
    }

    /** Runs a statement in a transaction of its own; returns the number of changed rows. */
    int update(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ServiceDatabase[%s, port=%d]".formatted(name, port);
    }
}
