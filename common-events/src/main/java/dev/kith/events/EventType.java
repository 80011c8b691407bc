package dev.kith.events;

/**
 * A kind of event and where it travels.
 *
 * @param topic the Kafka topic, such as {@code user-registered}
 * @param name CloudEvents {@code type}, such as {@code user.registered}
 * @param data the record that the value is read into
 */
public record EventType<E extends Event>(String topic, String name, Class<E> data) {}
