package dev.kith.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Searches a whole database: every column of any type in every table of every schema except PostgreSQL's own. The
 * search ignores case. Bytes are searched as text and, for a UUID, as its sixteen bytes.
 */
public final class DatabaseSearch {

    private static final String COLUMNS = """
            select table_schema, table_name, column_name, data_type
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            order by 1, 2, 3""";

    private final DataSource database;

    public DatabaseSearch(DataSource database) {
        this.database = database;
    }

    /** The columns that hold any of these, as {@code schema.table.column}. */
    public SortedSet<String> placesOf(Object... needles) {
        try (var connection = database.getConnection()) {
            var places = new TreeSet<String>();
            for (var column : columns(connection)) {
                for (var needle : needles) {
                    if (column.contains(connection, needle.toString())) {
                        places.add(column.toString());
                    }
                }
            }
            return places;
        } catch (SQLException e) {
            throw new AssertionError("The database cannot be searched", e);
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS);
                var rows = statement.executeQuery()) {
            var columns = new ArrayList<Column>();
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return columns;
        }
    }

    private record Column(String schema, String table, String name, String type) {

        boolean contains(Connection connection, String needle) throws SQLException {
            var sql = "select exists (select from \"%s\".\"%s\" where %s)".formatted(schema, table, condition());
            try (var statement = connection.prepareStatement(sql)) {
                for (var parameter = 1;
                        parameter <= statement.getParameterMetaData().getParameterCount();
                        parameter++) {
                    statement.setString(parameter, needle);
                }
                try (var row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }

        private String condition() {
            var text = "position(lower(?) in lower(%s)) > 0";
            if (!type.equals("bytea")) {
                return text.formatted("\"%s\"::text".formatted(name));
            }
            // The format "escape" keeps ASCII as it is; "hex" finds the bytes of a UUID.
            return text.formatted("encode(\"%s\", 'escape')".formatted(name))
                    + " or position(replace(lower(?), '-', '') in encode(\"%s\", 'hex')) > 0".formatted(name);
        }

        @Override
        public String toString() {
            return schema + "." + table + "." + name;
        }
    }
}
