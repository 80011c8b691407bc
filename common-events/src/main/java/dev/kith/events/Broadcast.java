package dev.kith.events;

import java.util.List;

/**
 * What every instance of a service does with every event of some types, each for itself: declared as a bean. It is not
 * part of a transaction and nothing is remembered, so it suits what an instance holds in memory. Stored state is kept
 * by an {@code EventHandler}.
 *
 * @param start which events an instance receives first
 * @param listener called for each event, in the order of its key, on one thread for all broadcasts: it must not wait.
 *     What it throws is logged and changes nothing
 * @param interrupted called when events may have been missed
 */
public record Broadcast<E extends Event>(
        List<? extends EventType<? extends E>> types, Start start, Listener<E> listener, Runnable interrupted) {

    public enum Start {
        /** What happens from now on. */
        NOW,
        /** All that the topic still holds. */
        BEGINNING
    }

    /** Follows what happens from now on. */
    public static <E extends Event> Broadcast<E> on(EventType<E> type, Listener<E> listener) {
        return on(List.of(type), listener);
    }

    /** Follows what happens from now on, of several types. */
    public static <E extends Event> Broadcast<E> on(
            List<? extends EventType<? extends E>> types, Listener<E> listener) {
        return new Broadcast<>(types, Start.NOW, listener, () -> {});
    }

    /** Follows all that the topic still holds and what happens from now on. After an interruption all comes again. */
    public static <E extends Event> Broadcast<E> fromBeginning(EventType<E> type, Listener<E> listener) {
        return new Broadcast<>(List.of(type), Start.BEGINNING, listener, () -> {});
    }

    /**
     * The same, and calls this whenever events may have been missed: when the subscription begins, which is some time
     * after the service has started, and when it begins anew because Kafka has lost the position. An outage of Kafka
     * alone loses nothing.
     */
    public Broadcast<E> whenInterrupted(Runnable catchUp) {
        return new Broadcast<>(types, start, listener, catchUp);
    }

    /** The effect on what this instance holds in memory. */
    @FunctionalInterface
    public interface Listener<E extends Event> {
        void onEvent(CloudEvent<? extends E> event);
    }
}
