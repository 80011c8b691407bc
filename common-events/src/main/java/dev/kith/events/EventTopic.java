package dev.kith.events;

import java.time.Duration;

/**
 * A Kafka topic.
 *
 * @param name without the fleet's prefix, such as {@code user-registered}
 * @param retention how long the topic keeps an event
 */
public record EventTopic(String name, TopicRetention retention) {

    /** Keeps an event for as long as the setting {@code KAFKA_RETENTION} says. */
    public static EventTopic of(String name) {
        return new EventTopic(name, new TopicRetention.Configured());
    }

    /** Where events of this topic go that a service cannot apply. */
    public EventTopic deadLetters() {
        return of(name + DeadLetter.TOPIC_SUFFIX);
    }

    /** Whether its events are signals, which may be lost: they count for minutes. */
    public boolean carriesSignals() {
        return retention instanceof TopicRetention.Exactly;
    }

    /** How long a topic keeps an event. */
    public sealed interface TopicRetention {

        /** For the time that is set with {@code KAFKA_RETENTION}. */
        record Configured() implements TopicRetention {}

        /** For the time that is set, but not for less than this. */
        record AtLeast(Duration time) implements TopicRetention {}

        /** For this time: the retention of signals. */
        record Exactly(Duration time) implements TopicRetention {}

        /**
         * The last event of each key for good, for a topic whose events have the whole state of their key. A service
         * that is added later, or is filled anew, receives it however old it is. An event that a later one replaces is
         * deleted after the time that is set.
         */
        record LastOfEachKey() implements TopicRetention {}
    }
}
