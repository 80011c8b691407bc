package dev.kith.events;

/** Whether this instance has heard all that its {@link Broadcast}s should tell it. Looked after once a second. */
@FunctionalInterface
public interface Reception {

    enum State {
        /** The service has just started, Kafka is there, and what the topics hold is still being read. */
        STARTING,
        /** Nothing was left unheard a moment ago. */
        CURRENT,
        /** Kafka is away, or the place was lost: what happens now is heard later. */
        BEHIND
    }

    State state();
}
