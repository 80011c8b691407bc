package dev.kith.events;

/**
 * A fact about one aggregate, told to other services. Implementations are records; their components are the message's
 * value.
 */
public interface Event {

    EventType<?> type();

    /** The aggregate's id, and the Kafka key: events of one key are delivered in the order of their transactions. */
    String key();
}
