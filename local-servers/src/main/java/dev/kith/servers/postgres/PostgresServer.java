package dev.kith.servers.postgres;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.Probe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One PostgreSQL server for the whole fleet, small enough for a laptop. Root may start it too, although PostgreSQL
 * itself refuses to run as root: see {@link Unprivileged}.
 */
public final class PostgresServer implements Component {

    /** The superuser, which owns no data of a service. */
    public static final String SUPERUSER = "postgres";

    private static final int PROTOCOL_3_0 = 3 << 16;

    private final PostgresSettings settings;
    private final PostgresInstallation installation;
    private final DataFolder data;

    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
        this.installation = PostgresInstallation.of(settings.jar());
        this.data =
                new DataFolder(settings.folder().toAbsolutePath().normalize().resolve("data"));
    }

    @Override
    public Endpoint endpoint() {
        return settings.endpoint();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        installation.unpack();
        data.initialise(installation, settings.password(), settings.durable());
        data.awaitOrphans();
    }

    @Override
    public ProcessBuilder command() throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(installation.program("postgres"), "-D", data.path().toString()));
        serverParameters().forEach(parameter -> command.addAll(List.of("-c", parameter)));
        return Unprivileged.forThisUser().server(command);
    }

    /**
     * Connects as a client would: the server requests the password when it serves, and sends an error while it
     * recovers.
     */
    @Override
    public boolean ready() {
        return Probe.ask(port(), PostgresServer::requestsPassword);
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.INT;
    }

    /** Creates a database, and the only role that may connect to it, if they are missing; sets the role's password. */
    public void ensureDatabase(String database, String role, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), superuser());
                var statement = connection.createStatement()) {
            ensureDatabase(database, role, password, statement);
        }
    }

    // Names and passwords are quoted, because these statements take no parameters.
    private static void ensureDatabase(String database, String role, String password, Statement statement)
            throws SQLException {
        var roleName = statement.enquoteIdentifier(role, true);
        var databaseName = statement.enquoteIdentifier(database, true);
        var roleExists = exists("select from pg_roles where rolname = ", role, statement);
        statement.execute("%s role %s login password %s"
                .formatted(roleExists ? "alter" : "create", roleName, statement.enquoteLiteral(password)));
        if (!exists("select from pg_database where datname = ", database, statement)) {
            statement.execute("create database %s owner %s".formatted(databaseName, roleName));
        }
        statement.execute("revoke all on database %s from public".formatted(databaseName));
    }

    private static boolean exists(String query, String value, Statement statement) throws SQLException {
        try (var found = statement.executeQuery(query + statement.enquoteLiteral(value))) {
            return found.next();
        }
    }

    /** For clients on this machine. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    private Properties superuser() {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", settings.password());
        return properties;
    }

    // Few processes and little memory: no I/O workers, no parallel queries, no replication, no JIT.
    private List<String> serverParameters() {
        var parameters = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port(),
                "unix_socket_directories=",
                "max_connections=" + settings.maxConnections(),
                "shared_buffers=24MB",
                "io_method=sync",
                "jit=off",
                "max_parallel_workers=0",
                "max_worker_processes=1",
                "max_logical_replication_workers=0",
                "max_wal_senders=0",
                "wal_level=minimal",
                "min_wal_size=32MB",
                "max_wal_size=256MB",
                "autovacuum_max_workers=1",
                "autovacuum_worker_slots=1",
                "log_timezone=UTC",
                "timezone=UTC"));
        if (!settings.durable()) {
            // Not synchronous_commit: a commit must still survive kill -9 of the server.
            parameters.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        return parameters;
    }

    private static boolean requestsPassword(DataOutputStream request, DataInputStream response) throws IOException {
        var parameters = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.UTF_8);
        request.writeInt(2 * Integer.BYTES + parameters.length);
        request.writeInt(PROTOCOL_3_0);
        request.write(parameters);
        request.flush();
        return response.readByte() == 'R';
    }

    /**
     * The settings of a PostgreSQL server.
     *
     * @param jar the binaries, from {@link dev.kith.servers.process.ServerFiles}
     * @param folder of the data; created if it is missing
     * @param password of the superuser {@code postgres}; it is set when the data are created, and must not change later
     * @param maxConnections to all databases together
     * @param durable whether a commit waits for the disk; false in tests, whose data need not survive a crash of the
     *     machine
     */
    public record PostgresSettings(
            Endpoint endpoint, Path jar, Path folder, String password, int maxConnections, boolean durable) {

        @Override
        public String toString() {
            return "PostgresSettings[folder=%s, port=%d]".formatted(folder, endpoint.port());
        }
    }
}
