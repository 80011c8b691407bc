package dev.kith.auth.throttle;

import dev.kith.auth.AuthProperties;
import dev.kith.database.retention.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code known_networks}. */
@Component
class KnownNetworkStore {

    private final double memory;
    private final JdbcClient jdbc;

    KnownNetworkStore(AuthProperties properties, JdbcClient jdbc) {
        this.memory = properties.knownNetworkMemory().toSeconds();
        this.jdbc = jdbc;
    }

    /** Whether the user has logged in to the account from the network recently. */
    boolean isKnown(ThrottleKeys.Login login) {
        return jdbc.sql("""
                        select exists (
                            select from known_networks
                            where account = :account and network = :network
                              and last_login > now() - make_interval(secs => :memory))
                        """)
                .param("account", login.account())
                .param("network", login.network())
                .param("memory", memory)
                .query(Boolean.class)
                .single();
    }

    /** Stores the day of the login: most logins then find their network stored and write nothing. */
    void remember(ThrottleKeys.Login login) {
        jdbc.sql("""
                        insert into known_networks (account, network)
                        select :account, :network
                        where not exists (
                            select from known_networks
                            where account = :account and network = :network and last_login > now() - interval '1 day')
                        on conflict (account, network) do update set last_login = excluded.last_login
                        """)
                .param("account", login.account())
                .param("network", login.network())
                .update();
    }

    void forget(String account) {
        jdbc.sql("""
                        delete from known_networks where account = :account
                        """).param("account", account).update();
    }

    /** Deletes networks that are not known any more. */
    int purge() {
        return jdbc.sql("""
                        delete from known_networks where (account, network) in (
                            select account, network from known_networks
                            where last_login <= now() - make_interval(secs => :memory)
                            limit :batch for update skip locked)
                        """)
                .param("memory", memory)
                .param("batch", Retention.BATCH)
                .update();
    }
}
