package dev.kith.auth.throttle;

import dev.kith.database.retention.Retention;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code login_failures}. Whatever locks several of its rows does so in the order of their keys. */
@Component
class FailureStore {

    private final ThrottleProperties limits;
    private final JdbcClient jdbc;

    FailureStore(ThrottleProperties limits, JdbcClient jdbc) {
        this.limits = limits;
        this.jdbc = jdbc;
    }

    /**
     * Counts a try by each of the keys, and says what was there before. A try of more than a minute ago was left by an
     * instance that died.
     */
    List<Count> begin(List<String> keys) {
        return jdbc.sql("""
                        insert into login_failures as counted (key, in_flight, tried_at)
                        select key, 1, clock_timestamp() from unnest(:keys) tried (key)
                        order by key collate "C"
                        on conflict (key) do update set
                            in_flight = 1 + case
                                when counted.tried_at > now() - interval '1 minute' then counted.in_flight else 0 end,
                            tried_at = clock_timestamp()
                        returning key, tried_at, forgiven_at, failed_at, in_flight - 1 as in_flight
                        """).param("keys", array(keys)).query(Count.class).list();
    }

    /** The try by these keys has ended, and was no failure. */
    void end(List<String> keys) {
        jdbc.sql("""
                        with ended as (
                            select key from login_failures where key = any (:keys) order by key for update)
                        update login_failures set in_flight = greatest(in_flight - 1, 0)
                        where key in (select key from ended)
                        """).param("keys", array(keys)).update();
    }

    /** The try by these keys has failed. It counts by every key of the place, whatever it waited for. */
    void fail(Place place, List<String> keys) {
        jdbc.sql("""
                        insert into login_failures as counted (key, forgiven_at, failed_at)
                        select key, now() + make_interval(secs => seconds), now()
                        from (values (:account, :account_seconds), (:network, :network_seconds), (:both, :both_seconds))
                            failed (key, seconds)
                        order by key collate "C"
                        on conflict (key) do update set
                            forgiven_at = greatest(counted.forgiven_at, clock_timestamp())
                                + (excluded.forgiven_at - excluded.failed_at),
                            failed_at = clock_timestamp(),
                            refused = false,
                            in_flight = greatest(
                                counted.in_flight - case when counted.key = any (:keys) then 1 else 0 end, 0)
                        """)
                .param("keys", array(keys))
                .param("account", place.account())
                .param("account_seconds", seconds(limits.ofAccount()))
                .param("network", place.network())
                .param("network_seconds", seconds(limits.ofNetwork()))
                .param("both", place.accountOnNetwork())
                .param("both_seconds", seconds(limits.ofAccountOnNetwork()))
                .update();
    }

    /** Forgives all failures at once. Tries that have not ended yet count if they fail. */
    void forgive(String key) {
        jdbc.sql("update login_failures set forgiven_at = least(forgiven_at, now()) where key = ?")
                .param(key)
                .update();
    }

    /** Whether nobody was turned away by this key since its last failure; from now on somebody was. */
    boolean refuse(String key) {
        return jdbc.sql("update login_failures set refused = true where key = ? and not refused")
                        .param(key)
                        .update()
                == 1;
    }

    /** Deletes some of what counts no more; what somebody else has locked, counts. */
    int purge() {
        return jdbc.sql("""
                        delete from login_failures where key in (
                            select key from login_failures
                            where forgiven_at <= now() and (in_flight = 0 or tried_at <= now() - interval '1 minute')
                            limit :batch for update skip locked)
                        """).param("batch", Retention.BATCH).update();
    }

    private static String[] array(List<String> keys) {
        return keys.toArray(String[]::new);
    }

    private static double seconds(Allowance allowance) {
        return allowance.forgiveness().toMillis() / 1000.0;
    }
}
