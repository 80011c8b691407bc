package dev.kith.database;

import dev.kith.events.Event;
import java.util.List;

/**
 * Where a service tells what it did. The event becomes a row of the service's own database, in the transaction that
 * changes its state: both happen or neither does. A relay sends it to Kafka afterwards, however long Kafka is away.
 *
 * <p>Events of one {@linkplain Event#key() key} are sent in the order in which they were published, provided that the
 * transactions that publish them exclude each other, as those that change the same row do.
 */
public interface Outbox {

    /** As {@link #publish(List)}. */
    default void publish(Event event) {
        publish(List.of(event));
    }

    /**
     * Takes part in the current transaction, in one round trip however many they are, and never waits for Kafka.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException if the JSON of an event is larger than 64 KiB: events tell facts, uploads stay
     *     where they are
     */
    void publish(List<? extends Event> events);
}
