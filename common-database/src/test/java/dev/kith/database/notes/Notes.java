package dev.kith.database.notes;

import dev.kith.database.Outbox;
import dev.kith.events.CloudEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The service's door. Effects are rows, so that what a rolled-back transaction did is gone. */
public class Notes {

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private volatile Obstacle obstacle = _ -> {};

    Notes(Outbox outbox, JdbcClient jdbc, TransactionOperations transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Publishes the numbers in one transaction. */
    public void take(String key, int... numbers) {
        transactions.executeWithoutResult(_ -> {
            for (var number : numbers) {
                outbox.publish(new Noted(key, number));
            }
        });
    }

    /** What stands in the way of each event from now on. It is met after the effect. */
    public void obstruct(Obstacle obstacle) {
        this.obstacle = obstacle;
    }

    /** The numbers that arrived, in the order in which they did. */
    public List<Integer> arrived(String key) {
        return jdbc.sql("select number from notes where key = :key order by id")
                .param("key", key)
                .query(Integer.class)
                .list();
    }

    void arrive(CloudEvent<Noted> event) {
        jdbc.sql("insert into notes (key, number) values (:key, :number)")
                .param("key", event.data().key())
                .param("number", event.data().number())
                .update();
        try {
            obstacle.meet(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a handler fails at, or waits for. */
    @FunctionalInterface
    public interface Obstacle {
        void meet(CloudEvent<Noted> event) throws InterruptedException;
    }
}
