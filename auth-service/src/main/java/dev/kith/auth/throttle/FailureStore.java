package dev.kith.auth.throttle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code login_failures}. Whatever locks several of its rows does so in the order of their keys. */
@Component
class FailureStore {

    private final JdbcClient jdbc;

    FailureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a failure of each of the place's keys. After a day without one the earlier are forgotten. */
    List<Failure> count(Place place) {
        return jdbc.sql("""
                        insert into login_failures as counted (key, failures, failed_at)
                        select key, 1, clock_timestamp() from (values (:account), (:network), (:both)) tried (key)
                        order by key collate "C"
                        on conflict (key) do update set
                            failures = 1 + case
                                when counted.failed_at > now() - interval '1 day' then counted.failures else 0 end,
                            failed_at = clock_timestamp(),
                            refused = false
                        returning key, new.failures - 1 as before, old.failed_at as previous, new.failed_at
                        """)
                .param("account", place.account())
                .param("network", place.network())
                .param("both", place.accountOnNetwork())
                .query(Failure.class)
                .list();
    }

    /** Counts this failure no more. Whoever comes next waits no longer than if it had not been, unless another has failed since. */
    void takeBack(Failure failure) {
        jdbc.sql("""
                        update login_failures set
                            failures = greatest(failures - 1, 0),
                            failed_at = case when failed_at = :at then coalesce(:previous::timestamptz, failed_at) else failed_at end
                        where key = :key
                        """)
                .param("at", timestamp(failure.failedAt()))
                .param("previous", failure.previous() == null ? null : timestamp(failure.previous()))
                .param("key", failure.key())
                .update();
    }

    void forget(String key) {
        jdbc.sql("delete from login_failures where key = ?").param(key).update();
    }

    /** Whether nobody was turned away by this key since its last failure; from now on somebody was. */
    boolean refuse(String key) {
        return jdbc.sql("update login_failures set refused = true where key = ? and not refused")
                        .param(key)
                        .update()
                == 1;
    }

    /** Deletes what counts no more; what somebody else has locked, counts. */
    int purge() {
        return jdbc.sql("""
                        delete from login_failures where key in (
                            select key from login_failures where failed_at <= now() - interval '1 day'
                            for update skip locked)
                        """).update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
