package dev.kith.database.notes;

import dev.kith.database.Outbox;
import dev.kith.events.CloudEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Publishes and receives notes. Effects are rows, so that a rollback removes them. */
public class Notes {

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private volatile Hook hook = _ -> {};

    Notes(Outbox outbox, JdbcClient jdbc, TransactionOperations transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Publishes the numbers in one transaction. */
    public void publish(String key, int... numbers) {
        transactions.executeWithoutResult(_ -> {
            for (var number : numbers) {
                outbox.publish(new Noted(key, number));
            }
        });
    }

    /** Runs after the effect of each event from now on, in its transaction. */
    public void afterEffect(Hook hook) {
        this.hook = hook;
    }

    /** The numbers that were received, in their order. */
    public List<Integer> received(String key) {
        return jdbc.sql("select number from notes where key = :key order by id")
                .param("key", key)
                .query(Integer.class)
                .list();
    }

    void receive(CloudEvent<Noted> event) {
        jdbc.sql("insert into notes (key, number) values (:key, :number)")
                .param("key", event.data().key())
                .param("number", event.data().number())
                .update();
        try {
            hook.run(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails or waits in place of a handler. */
    @FunctionalInterface
    public interface Hook {
        void run(CloudEvent<Noted> event) throws InterruptedException;
    }
}
