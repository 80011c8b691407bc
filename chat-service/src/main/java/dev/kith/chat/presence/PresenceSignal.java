package dev.kith.chat.presence;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.List;
import java.util.UUID;

/**
 * What the instances of this service tell each other of this moment. A signal may be lost; the outbox does not keep it.
 */
sealed interface PresenceSignal extends Event {

    String TOPIC = "presence-signals";

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

        public static final EventType<Online> TYPE = new EventType<>(TOPIC, "presence.online", Online.class);

        public Online {
            userIds = List.copyOf(userIds);
        }

        @Override
        public EventType<?> type() {
            return TYPE;
        }

        @Override
        public String key() {
            return instanceId.toString();
        }
    }

    /** These users have closed their last socket on this instance. */
    record Offline(UUID instanceId, List<UUID> userIds) implements PresenceSignal {

        public static final EventType<Offline> TYPE = new EventType<>(TOPIC, "presence.offline", Offline.class);

        public Offline {
            userIds = List.copyOf(userIds);
        }

        @Override
        public EventType<?> type() {
            return TYPE;
        }

        @Override
        public String key() {
            return instanceId.toString();
        }
    }

    /** An instance that may have missed signals asks the others for their users. */
    record Asked(UUID instanceId) implements PresenceSignal {

        public static final EventType<Asked> TYPE = new EventType<>(TOPIC, "presence.asked", Asked.class);

        @Override
        public EventType<?> type() {
            return TYPE;
        }

        @Override
        public String key() {
            return instanceId.toString();
        }
    }

    /** A user is writing to the peer. */
    record Typing(UUID userId, UUID peerId) implements PresenceSignal {

        public static final EventType<Typing> TYPE = new EventType<>(TOPIC, "chat.typing", Typing.class);

        @Override
        public EventType<?> type() {
            return TYPE;
        }

        @Override
        public String key() {
            return peerId.toString();
        }
    }
}
