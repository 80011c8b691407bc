package dev.kith.database;

import dev.kith.events.CloudEvent;
import dev.kith.events.DeadLetter;
import dev.kith.events.Event;
import dev.kith.events.EventType;

/**
 * What a service does when an event of one type arrives: declared as a bean, called once for each event, in the
 * transaction that also remembers the event as processed.
 */
public record EventHandler<E extends Event>(EventType<E> type, Effect<E> effect) {

    public static <E extends Event> EventHandler<E> on(EventType<E> type, Effect<E> effect) {
        return new EventHandler<>(type, effect);
    }

    /**
     * The effect on the service's own state. A thrown exception rolls it back. If the failure passes by itself, for
     * example because the database is away, the event and those behind it wait. Otherwise the event is tried a few
     * times and then becomes a {@link DeadLetter}.
     */
    @FunctionalInterface
    public interface Effect<E extends Event> {
        void apply(CloudEvent<E> event);
    }
}
