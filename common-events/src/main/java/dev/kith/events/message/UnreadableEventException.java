package dev.kith.events.message;

/** A record is not an event of Kith that this version can read. Trying again changes nothing. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
