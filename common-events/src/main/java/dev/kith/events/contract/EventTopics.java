package dev.kith.events.contract;

import dev.kith.events.EventTopic;
import dev.kith.events.EventTopic.TopicRetention;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics of all events that services share. */
public final class EventTopics {

    static final EventTopic USER_REGISTERED = new EventTopic("user-registered", new TopicRetention.LastOfEachKey());
    static final EventTopic USER_DELETED = new EventTopic("user-deleted", new TopicRetention.LastOfEachKey());
    static final EventTopic USER_ERASED = EventTopic.of("user-erased");
    static final EventTopic PROFILE_UPDATES = new EventTopic("profile-updates", new TopicRetention.LastOfEachKey());

    /** Kept longer than any token lives, so that an instance that starts learns of every revocation that counts. */
    static final EventTopic SESSION_REVOKED =
            new EventTopic("session-revoked", new TopicRetention.AtLeast(Duration.ofDays(7)));

    private static final Map<String, EventTopic> BY_NAME = Stream.of(
                    USER_REGISTERED, USER_DELETED, USER_ERASED, PROFILE_UPDATES, FeedEvent.TOPIC, SESSION_REVOKED)
            .collect(Collectors.toUnmodifiableMap(EventTopic::name, Function.identity()));

    private EventTopics() {}

    /** The topic of this name. A topic that is not declared here keeps its events for the time that is set. */
    public static EventTopic named(String name) {
        return BY_NAME.getOrDefault(name, EventTopic.of(name));
    }
}
