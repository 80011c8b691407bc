package dev.kith.events.message;

/** What arrived is no event of this house, or no longer; trying again changes nothing. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
