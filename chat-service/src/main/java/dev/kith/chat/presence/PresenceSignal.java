package dev.kith.chat.presence;

import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventTopic.TopicRetention;
import dev.kith.events.EventType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What the instances of this service tell each other of this moment. A signal may be lost; the outbox does not keep it.
 */
public sealed interface PresenceSignal extends Event {

    /** Kafka keeps a signal for a few minutes only, because it is worth nothing a moment later. */
    EventTopic TOPIC = new EventTopic("presence-signals", new TopicRetention.Exactly(Duration.ofMinutes(10)));

    /** Every type of signal on the topic. */
    static List<EventType<? extends PresenceSignal>> types() {
        return List.of(Online.TYPE, Offline.TYPE, Asked.TYPE, Typing.TYPE);
    }

    /**
     * These users have a socket on this instance. The signal is a lease: the instance repeats it well before the lease
     * ends, so that the users of an instance that was killed go offline after a while.
     *
     * @param instanceId made when the instance starts
     */
    record Online(UUID instanceId, List<UUID> userIds) implements PresenceSignal {

        public static final EventType<Online> TYPE =
                new EventType<>(TOPIC, "presence.online", Online.class, Online::instanceId);

        public Online {
            userIds = List.copyOf(userIds);
        }
    }

    /** These users have closed their last socket on this instance. */
    record Offline(UUID instanceId, List<UUID> userIds) implements PresenceSignal {

        public static final EventType<Offline> TYPE =
                new EventType<>(TOPIC, "presence.offline", Offline.class, Offline::instanceId);

        public Offline {
            userIds = List.copyOf(userIds);
        }
    }

    /** An instance that may have missed signals asks the others for their users. */
    record Asked(UUID instanceId) implements PresenceSignal {

        public static final EventType<Asked> TYPE =
                new EventType<>(TOPIC, "presence.asked", Asked.class, Asked::instanceId);
    }

    /** A user is writing to the peer. */
    record Typing(UUID userId, UUID peerId) implements PresenceSignal {

        public static final EventType<Typing> TYPE =
                new EventType<>(TOPIC, "chat.typing", Typing.class, Typing::peerId);
    }
}
