package dev.kith.auth.mail;

import dev.kith.auth.token.DerivedKeys;
import dev.kith.auth.token.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code mails}: the queue. Its data are encrypted, so that addresses are readable in {@code users} only. */
@Component
class MailStore {

    private final JdbcClient jdbc;
    private final Seal seal;

    MailStore(JdbcClient jdbc, DerivedKeys keys) {
        this.jdbc = jdbc;
        this.seal = new Seal(keys.derive("kith mails", "AES"));
    }

    void add(MailKind kind, String data) {
        jdbc.sql("""
                        insert into mails (occasion, sealed) values (:kind, :sealed)
                        """)
                .param("kind", kind.name())
                .param("sealed", seal(kind, data))
                .update();
    }

    /** Adds a mail unless the queue has this many of its kind; false if it has. */
    boolean addUnlessFull(MailKind kind, String data, int max) {
        return jdbc.sql("""
                        insert into mails (occasion, sealed)
                        select :kind, :sealed where (select count(*) from mails where occasion = :kind) < :max
                        """)
                        .param("kind", kind.name())
                        .param("sealed", seal(kind, data))
                        .param("max", max)
                        .update()
                == 1;
    }

    /** The user's address. Read here, because the user package queues mail itself. */
    Optional<String> addressOf(UUID user) {
        return jdbc.sql("""
                        select email from users where id = :user
                        """).param("user", user).query(String.class).optional();
    }

    /**
     * The mail that has been due for the longest time and that no other instance is sending, locked until the end of
     * the transaction.
     */
    Optional<QueuedMail> takeDue() {
        return jdbc.sql("""
                        select id, occasion as kind, sealed, attempts,
                            ordered_at < clock_timestamp() - interval '1 day' as last_attempt
                        from mails where due_at <= clock_timestamp()
                        order by due_at limit 1 for update skip locked
                        """).query(QueuedMail.class).optional();
    }

    /**
     * The data of a queued mail.
     *
     * @throws IllegalStateException if it was encrypted under another secret
     */
    String open(QueuedMail mail) {
        return seal.open(mail.kind().name(), mail.sealed())
                .map(data -> new String(data, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("encrypted under another KEY_ENCRYPTION_SECRET"));
    }

    void delete(QueuedMail mail) {
        jdbc.sql("""
                        delete from mails where id = :id
                        """).param("id", mail.id()).update();
    }

    /** Lets the mail wait for its next attempt. */
    void postpone(QueuedMail mail) {
        jdbc.sql("""
                        update mails set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => :pause)
                        where id = :id
                        """)
                .param("pause", (double) mail.pause().toSeconds())
                .param("id", mail.id())
                .update();
    }

    private String seal(MailKind kind, String data) {
        return seal.seal(kind.name(), data.getBytes(StandardCharsets.UTF_8));
    }

    /** @param lastAttempt whether it has waited for a day: it is deleted if it fails again */
    record QueuedMail(UUID id, MailKind kind, String sealed, int attempts, boolean lastAttempt) {

        /** The pause after a failure: from 2 seconds to 15 minutes. */
        Duration pause() {
            return Duration.ofSeconds(Math.min(2L << Math.min(attempts, 10), 900));
        }
    }
}
