package dev.kith.events;

/**
 * Where an instance tells the others something that is worth nothing a moment later: past the outbox, without a
 * transaction, and lost if Kafka is away. Whoever wants to hear it has a {@link Broadcast}.
 */
@FunctionalInterface
public interface Signals {

    /** Never waits and never fails. */
    void send(Event signal);
}
