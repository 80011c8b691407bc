package dev.kith.events;

/**
 * An event that a service could not apply, as a record of the topic {@code <topic>.dlt}. Key, value and headers are
 * those that arrived, and the headers named here are added, all of them text. To replay the event, send the record
 * without these headers to the topic that {@link #TOPIC} names.
 */
public final class DeadLetter {

    /** The name of a dead-letter topic is the name of the topic and this. */
    public static final String TOPIC_SUFFIX = ".dlt";

    /** Every header named here begins with this. */
    public static final String HEADER_PREFIX = "dlt_";

    /** Why the event could not be applied: type and message of the exception. */
    public static final String REASON = "dlt_reason";

    /** The consumer group, and with it the service, that could not apply it. */
    public static final String GROUP = "dlt_group";

    /** How often the service tried. */
    public static final String ATTEMPTS = "dlt_attempts";

    /** When the event was given up (RFC 3339). */
    public static final String TIME = "dlt_time";

    /** The topic it arrived on, with the prefix of the fleet. */
    public static final String TOPIC = "dlt_topic";

    public static final String PARTITION = "dlt_partition";
    public static final String OFFSET = "dlt_offset";

    private DeadLetter() {}
}
