package dev.kith.auth.deletion;

import dev.kith.auth.deletion.Deletion.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeletionStore {

    private final JdbcClient jdbc;

    DeletionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(UUID user) {
        return jdbc.sql("insert into deletions (user_id) values (?) returning id")
                .param(user)
                .query(UUID.class)
                .single();
    }

    void expect(UUID deletion, Collection<String> services) {
        jdbc.sql("insert into deletion_receipts (deletion_id, service) select ?, unnest(?)")
                .params(deletion, services.toArray(String[]::new))
                .update();
    }

    /** The deletion of this user that some service has not yet answered, locked until the end of the transaction. */
    Optional<UUID> lock(UUID user) {
        return jdbc.sql("select id from deletions where user_id = ? for update")
                .param(user)
                .query(UUID.class)
                .optional();
    }

    /** A service that nobody expected may have had something too. */
    void receive(UUID deletion, String service) {
        jdbc.sql("""
                        insert into deletion_receipts as known (deletion_id, service, erased_at) values (?, ?, now())
                        on conflict (deletion_id, service) do update set erased_at = excluded.erased_at
                        where known.erased_at is null
                        """).params(deletion, service).update();
    }

    /** Forgets whose it was, once every receipt is there; false as long as one is missing. */
    boolean complete(UUID deletion) {
        return jdbc.sql("""
                        update deletions set user_id = null, completed_at = now()
                        where id = :id
                          and not exists (select from deletion_receipts where deletion_id = :id and erased_at is null)
                        """).param("id", deletion).update() == 1;
    }

    Optional<Deletion> find(UUID id) {
        return jdbc.sql("select requested_at, completed_at from deletions where id = ?")
                .param(id)
                .query(Span.class)
                .optional()
                .map(span -> new Deletion(id, span.requestedAt(), span.completedAt(), receipts(id)));
    }

    /** How long the oldest deletion runs that some service has not yet answered; zero where there is none. */
    double oldestRunningSeconds() {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(requested_at)), 0)::float8 from deletions
                        where completed_at is null
                        """).query(Double.class).single();
    }

    private List<Receipt> receipts(UUID deletion) {
        return jdbc.sql("select service, erased_at from deletion_receipts where deletion_id = ? order by service")
                .param(deletion)
                .query(Receipt.class)
                .list();
    }

    private record Span(Instant requestedAt, @Nullable Instant completedAt) {}
}
