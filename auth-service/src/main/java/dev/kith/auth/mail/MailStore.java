package dev.kith.auth.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MailStore {

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MailKind occasion, String sealed) {
        jdbc.sql("insert into mails (occasion, sealed) values (?, ?)")
                .params(occasion.name(), sealed)
                .update();
    }

    /** The same, unless so many are waiting for this occasion; false if they are. */
    boolean addUnlessFull(MailKind occasion, String sealed, int most) {
        return jdbc.sql("""
                                insert into mails (occasion, sealed)
                                select :occasion, :sealed where (select count(*) from mails where occasion = :occasion) < :most
                                """)
                        .param("occasion", occasion.name())
                        .param("sealed", sealed)
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Where mail reaches this user. Here and not asked of the accounts, whose every change orders mail. */
    Optional<String> addressOf(UUID user) {
        return jdbc.sql("select email from users where id = ?")
                .param(user)
                .query(String.class)
                .optional();
    }

    /**
     * The order that is due and that no other instance works on, the longest waiting first; held until the
     * transaction's end.
     */
    Optional<Order> takeDue() {
        return jdbc.sql("""
                        select id, occasion, sealed, attempts, ordered_at < clock_timestamp() - interval '1 day' as old
                        from mails where due_at <= clock_timestamp()
                        order by due_at limit 1 for update skip locked
                        """).query(Order.class).optional();
    }

    void delete(UUID id) {
        jdbc.sql("delete from mails where id = ?").param(id).update();
    }

    /** Lets it wait for its next attempt. */
    void postpone(UUID id, Duration pause) {
        jdbc.sql("""
                        update mails set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ?)
                        where id = ?
                        """).params((double) pause.toSeconds(), id).update();
    }

    /** @param old whether it has waited for a day, and is given up if it fails again */
    record Order(UUID id, MailKind occasion, String sealed, int attempts, boolean old) {

        /** From 2 seconds to a quarter of an hour. */
        Duration pause() {
            return Duration.ofSeconds(Math.min(2L << Math.min(attempts, 10), 900));
        }
    }
}
