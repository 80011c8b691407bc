package dev.kith.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Publications by authors without accounts. They are written straight to the database, which takes seconds, and removed
 * when this is closed.
 */
final class FeedData implements AutoCloseable {

    static final int PUBLICATIONS = 200_000;

    /** The first of the authors. */
    static final UUID AUTHOR = UUID.fromString("be4c0000-0000-7000-8000-000000000001");

    private static final String FILL = """
            insert into authors (user_id, username, bio, version)
            select ('be4c0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'bench_' || n, 'writes for a benchmark', 1
            from generate_series(1, 100) n;
            insert into publications (id, user_id, text, time_created)
            select uuidv7(make_interval(secs => n - %1$d)),
                   ('be4c0000-0000-7000-8000-' || lpad((n %% 100 + 1)::text, 12, '0'))::uuid,
                   rpad('Publication ' || n, 140, ' and so on'),
                   clock_timestamp() + make_interval(secs => n - %1$d)
            from generate_series(1, %1$d) n;
            """.formatted(PUBLICATIONS);

    private static final String REMOVE = """
            delete from publications where user_id in (select user_id from authors where user_id::text like 'be4c0000-0000-7000-8000-%');
            delete from authors where user_id::text like 'be4c0000-0000-7000-8000-%';
            """;

    private final ServiceDatabase database;

    private FeedData(ServiceDatabase database) {
        this.database = database;
    }

    /** One publication for each second up to now. */
    static FeedData fill(ServiceDatabase database) throws IOException {
        try {
            database.update(REMOVE); // left by a killed run
            database.update(FILL);
            database.update("vacuum (analyze) publications");
            database.update("analyze authors");
            return new FeedData(database);
        } catch (SQLException e) {
            throw new IOException("feed_db cannot be filled: " + e.getMessage(), e);
        }
    }

    /** Removes the publications of the benchmark's account, because its deletion would publish an event for each. */
    void removeAllOf(UUID author) throws IOException {
        remove("delete from publications where user_id = '%s'".formatted(author));
    }

    @Override
    public void close() throws IOException {
        remove(REMOVE);
    }

    private void remove(String sql) throws IOException {
        try {
            database.update(sql);
        } catch (SQLException e) {
            throw new IOException("the benchmark's publications cannot be removed: " + e.getMessage(), e);
        }
    }
}
