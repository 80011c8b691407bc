package dev.kith.fleettests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database of one service.
 *
 * @param name of the database and of its role
 */
record Database(int port, String name, String password) {

    private static final String TABLES = """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            order by 1""";

    /** For each row that has any of these in any column, its table, as {@code <database> <schema>.<table>}. */
    Stream<String> rowsWith(Object... needles) {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), name, password)) {
            var found = new ArrayList<String>();
            for (var table : tables(connection)) {
                for (var needle : needles) {
                    found.addAll(Collections.nCopies(rows(connection, table, needle.toString()), name + " " + table));
                }
            }
            return found.stream();
        } catch (SQLException e) {
            throw new AssertionError("%s cannot be looked through".formatted(name), e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static int rows(Connection connection, String table, String needle) throws SQLException {
        // A row as text has bytes in hexadecimal digits: of a text, or of a UUID.
        var search = """
                select count(*) from %s as entry
                where position(lower(?) in lower(entry::text)) > 0
                   or position(encode(convert_to(?, 'UTF8'), 'hex') in entry::text) > 0
                   or position(replace(?, '-', '') in entry::text) > 0""".formatted(table);
        try (var statement = connection.prepareStatement(search)) {
            for (var parameter = 1; parameter <= 3; parameter++) {
                statement.setString(parameter, needle);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
