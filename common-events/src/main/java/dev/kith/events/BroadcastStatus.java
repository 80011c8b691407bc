package dev.kith.events;

/** Whether this instance has received all events of its {@link Broadcast}s. Measured once a second. */
@FunctionalInterface
public interface BroadcastStatus {

    enum State {
        /** The service has just started, Kafka is there, and what the topics hold is still being read. */
        STARTING,
        /** Everything that the topics held a moment ago was received. */
        CURRENT,
        /** Kafka is away, or the position was lost: what happens now is received later. */
        BEHIND
    }

    State state();
}
