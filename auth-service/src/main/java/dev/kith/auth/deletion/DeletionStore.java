package dev.kith.auth.deletion;

import dev.kith.auth.deletion.Deletion.ErasureReceipt;
import dev.kith.auth.deletion.Deletion.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code deletions} and {@code deletion_receipts}. */
@Component
class DeletionStore {

    private final JdbcClient jdbc;

    DeletionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(UUID user) {
        return jdbc.sql("""
                        insert into deletions (user_id) values (:user) returning id
                        """).param("user", user).query(UUID.class).single();
    }

    /** Adds a receipt without a date for each service that must confirm. */
    void addReceipts(UUID deletion, Collection<String> services) {
        jdbc.sql("""
                        insert into deletion_receipts (deletion_id, service) select :deletion, unnest(:services)
                        """)
                .param("deletion", deletion)
                .param("services", services.toArray(String[]::new))
                .update();
    }

    /** The running deletion of this user, locked until the end of the transaction. */
    Optional<UUID> lock(UUID user) {
        return jdbc.sql("""
                        select id from deletions where user_id = :user for update
                        """).param("user", user).query(UUID.class).optional();
    }

    /** Dates the receipt of a service. A service without a receipt may have had data too, and gets one. */
    void confirm(UUID deletion, String service) {
        jdbc.sql("""
                        insert into deletion_receipts as known (deletion_id, service, erased_at)
                        values (:deletion, :service, now())
                        on conflict (deletion_id, service) do update set erased_at = excluded.erased_at
                        where known.erased_at is null
                        """).param("deletion", deletion).param("service", service).update();
    }

    /** Completes the deletion and forgets its user if every receipt has a date; false if one is missing. */
    boolean complete(UUID deletion) {
        return jdbc.sql("""
                        update deletions set user_id = null, completed_at = now()
                        where id = :id
                          and not exists (select from deletion_receipts where deletion_id = :id and erased_at is null)
                        """).param("id", deletion).update() == 1;
    }

    Optional<Deletion> find(UUID id) {
        return jdbc.sql("""
                        select requested_at, completed_at from deletions where id = :id
                        """)
                .param("id", id)
                .query(Span.class)
                .optional()
                .map(span -> new Deletion(id, span.status(), span.requestedAt(), span.completedAt(), receipts(id)));
    }

    /** The users whose deletion runs for longer than this, the oldest first. */
    List<UUID> runningFor(Duration age, int limit) {
        return jdbc.sql("""
                        select user_id from deletions
                        where completed_at is null and requested_at < now() - make_interval(secs => :seconds)
                        order by requested_at limit :limit
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** The age of the oldest running deletion; zero if none is running. */
    double oldestRunningSeconds() {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(requested_at)), 0)::float8 from deletions
                        where completed_at is null
                        """).query(Double.class).single();
    }

    private List<ErasureReceipt> receipts(UUID deletion) {
        return jdbc.sql("""
                        select service, erased_at from deletion_receipts where deletion_id = :deletion order by service
                        """)
                .param("deletion", deletion)
                .query(ErasureReceipt.class)
                .list();
    }

    private record Span(Instant requestedAt, @Nullable Instant completedAt) {

        Status status() {
            return completedAt == null ? Status.RUNNING : Status.COMPLETE;
        }
    }
}
