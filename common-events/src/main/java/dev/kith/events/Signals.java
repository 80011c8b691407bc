package dev.kith.events;

/**
 * Sends an event to the other instances that is worth nothing a moment later: past the outbox, without a transaction,
 * and lost if Kafka is away. A {@link Broadcast} receives it.
 */
@FunctionalInterface
public interface Signals {

    /** Never waits and never fails. */
    void send(Event signal);
}
