package dev.kith.database.outbox;

/** Kafka did not take an event. Nothing is lost; the relay tries again. */
final class StalledException extends Exception {

    StalledException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
