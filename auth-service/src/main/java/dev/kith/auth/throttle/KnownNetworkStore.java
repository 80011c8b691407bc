package dev.kith.auth.throttle;

import dev.kith.database.retention.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code known_networks}. */
@Component
class KnownNetworkStore {

    private final ThrottleProperties limits;
    private final JdbcClient jdbc;

    KnownNetworkStore(ThrottleProperties limits, JdbcClient jdbc) {
        this.limits = limits;
        this.jdbc = jdbc;
    }

    /** Whether the account was logged in to from there, not too long ago. */
    boolean isKnown(Place place) {
        return jdbc.sql("""
                        select exists (
                            select from known_networks
                            where account = ? and network = ? and last_login > now() - make_interval(secs => ?))
                        """)
                .params(place.account(), place.network(), memory())
                .query(Boolean.class)
                .single();
    }

    /** To the day: most logins find their network known already, and need not write. */
    void remember(Place place) {
        jdbc.sql("""
                        insert into known_networks (account, network)
                        select :account, :network
                        where not exists (
                            select from known_networks
                            where account = :account and network = :network and last_login > now() - interval '1 day')
                        on conflict (account, network) do update set last_login = excluded.last_login
                        """)
                .param("account", place.account())
                .param("network", place.network())
                .update();
    }

    void forget(String account) {
        jdbc.sql("delete from known_networks where account = ?").param(account).update();
    }

    /** Deletes some of what nobody is known by any more. */
    int purge() {
        return jdbc.sql("""
                        delete from known_networks where (account, network) in (
                            select account, network from known_networks
                            where last_login <= now() - make_interval(secs => ?) limit ? for update skip locked)
                        """).params(memory(), Retention.BATCH).update();
    }

    private double memory() {
        return limits.memory().toSeconds();
    }
}
