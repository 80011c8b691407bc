package dev.kith.database;

import dev.kith.events.Event;
import java.util.List;

/**
 * Publishes events. An event becomes a row of the service's own database, in the transaction that changes its state:
 * both happen or neither does. A relay sends it to Kafka afterwards, however long Kafka is away.
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
     * Adds the events to the current transaction, in one round trip, and never waits for Kafka.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException if the JSON of an event is larger than 64 KiB: an event is a fact, and an upload
     *     stays where it is
     */
    void publish(List<? extends Event> events);
}
