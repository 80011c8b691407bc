package dev.kith.bench;

import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a benchmark in chat's database: users without an account for pgbench, and everything that they and the
 * benchmark's accounts write. They are removed when this is closed.
 */
final class ChatData implements AutoCloseable {

    private static final Polling EVENT = new Polling(Duration.ofMillis(200), Duration.ofSeconds(60));

    private final ServiceDatabase database;
    private final List<UUID> accounts;
    private final List<UUID> others;

    private ChatData(ServiceDatabase database, List<UUID> accounts, List<UUID> others) {
        this.database = database;
        this.accounts = accounts;
        this.others = others;
    }

    /**
     * Waits until chat knows the accounts, and adds as many users without an account.
     *
     * @throws IOException also if chat does not know them in time
     */
    static ChatData with(ServiceDatabase database, List<UUID> accounts) throws IOException, InterruptedException {
        var others = IntStream.range(0, accounts.size())
                .mapToObj(n -> UUID.fromString("be4c0000-0000-7000-8000-%012x".formatted(n)))
                .toList();
        var data = new ChatData(database, accounts, others);
        try {
            data.awaitAccounts();
            data.remove(others); // left by a killed run
            database.update("insert into people (id) values "
                    + others.stream().map("('%s')"::formatted).collect(Collectors.joining(",")));
            return data;
        } catch (SQLException e) {
            throw new IOException("chat_db cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Users without an account or a socket. */
    List<UUID> others() {
        return others;
    }

    @Override
    public void close() throws IOException {
        try {
            remove(others);
            remove(accounts);
        } catch (SQLException e) {
            throw new IOException("the benchmark's messages cannot be removed: " + e.getMessage(), e);
        }
    }

    private void awaitAccounts() throws SQLException, IOException, InterruptedException {
        var known = "update people set position = position where id in (%s)".formatted(list(accounts));
        int found = EVENT.until(count -> count == accounts.size(), () -> database.update(known));
        if (found < accounts.size()) {
            throw new IOException("chat knew only %d of the benchmark's %d accounts after %d s"
                    .formatted(found, accounts.size(), EVENT.timeout().toSeconds()));
        }
    }

    private void remove(List<UUID> people) throws SQLException {
        var list = list(people);
        database.update("delete from messages where sender in (%s)".formatted(list));
        database.update("delete from changes where user_id in (%s)".formatted(list));
        database.update("delete from conversations where user_id in (%s)".formatted(list));
        database.update("delete from people where id in (%s)".formatted(list));
    }

    private static String list(List<UUID> people) {
        return people.stream().map("'%s'"::formatted).collect(Collectors.joining(","));
    }
}
