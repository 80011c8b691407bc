package dev.kith.events;

import java.util.function.Function;

/**
 * A kind of event and where it travels. Each event's record has one, as its constant {@code TYPE}.
 *
 * @param topic the Kafka topic
 * @param name CloudEvents {@code type}, such as {@code user.registered}
 * @param data the record that the value is read into
 * @param key the id of the event's aggregate
 */
public record EventType<E extends Event>(EventTopic topic, String name, Class<E> data, Function<E, Object> key) {

    private static final ClassValue<EventType<?>> DECLARED = new ClassValue<>() {
        @Override
        protected EventType<?> computeValue(Class<?> data) {
            try {
                var constant = data.getDeclaredField("TYPE");
                constant.setAccessible(true);
                return (EventType<?>) constant.get(null);
            } catch (ReflectiveOperationException missing) {
                throw new IllegalArgumentException("%s has no constant TYPE".formatted(data.getName()), missing);
            }
        }
    };

    /** The type that the event's record declares. */
    static EventType<?> of(Event event) {
        return DECLARED.get(event.getClass());
    }

    String keyOf(Event event) {
        return key.apply(data.cast(event)).toString();
    }
}
