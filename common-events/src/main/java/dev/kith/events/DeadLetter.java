package dev.kith.events;

/**
 * An event that a service could not apply, as it lies in the topic {@code <topic>.dlt}: key, value and headers are
 * those that arrived, and the headers named here are added, all of them text. Whoever sends the record without them to
 * the topic that {@link #TOPIC} names replays it.
 */
public final class DeadLetter {

    /** What the name of a topic is followed by in the name of its dead-letter topic. */
    public static final String TOPIC_SUFFIX = ".dlt";

    /** What every header named here begins with. */
    public static final String HEADER_PREFIX = "dlt_";

    /** Why it could not be applied: the kind and the message of the exception. */
    public static final String REASON = "dlt_reason";

    /** The consumer group, and with it the service, that could not apply it. */
    public static final String GROUP = "dlt_group";

    /** How often that was tried. */
    public static final String ATTEMPTS = "dlt_attempts";

    /** When it was given up (RFC 3339). */
    public static final String TIME = "dlt_time";

    /** The topic it arrived on, as Kafka names it (with the fleet's prefix). */
    public static final String TOPIC = "dlt_topic";

    public static final String PARTITION = "dlt_partition";
    public static final String OFFSET = "dlt_offset";

    private DeadLetter() {}
}
