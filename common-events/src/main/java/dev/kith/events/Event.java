package dev.kith.events;

/**
 * A fact about one aggregate, for other services. Implementations are records with a constant {@code TYPE}; their
 * components are the message's value.
 */
public interface Event {

    default EventType<?> type() {
        return EventType.of(this);
    }

    /** The aggregate's id, and the Kafka key: events of one key are delivered in the order of their transactions. */
    default String key() {
        return type().keyOf(this);
    }
}
