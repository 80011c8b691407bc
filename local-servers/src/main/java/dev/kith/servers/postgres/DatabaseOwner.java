package dev.kith.servers.postgres;

import java.sql.SQLException;
import java.sql.Statement;

/** A database and the role that owns it. Names and passwords are quoted, because such statements take no parameters. */
record DatabaseOwner(Statement statement, String database, String role) {

    void ensure(String password) throws SQLException {
        var roleExists = exists("select from pg_roles where rolname = ", role);
        statement.execute("%s role %s login password %s"
                .formatted(roleExists ? "alter" : "create", name(role), literal(password)));
        if (!exists("select from pg_database where datname = ", database)) {
            statement.execute("create database %s owner %s".formatted(name(database), name(role)));
        }
        statement.execute("revoke all on database %s from public".formatted(name(database)));
    }

    private boolean exists(String query, String value) throws SQLException {
        try (var found = statement.executeQuery(query + literal(value))) {
            return found.next();
        }
    }

    private String name(String identifier) throws SQLException {
        return statement.enquoteIdentifier(identifier, true);
    }

    private String literal(String value) throws SQLException {
        return statement.enquoteLiteral(value);
    }
}
