package dev.kith.fleet.terminal;

import java.io.Serial;

/**
 * A command cannot do what it was asked; the message, its first line above all, tells the person why and what to do.
 */
public final class CommandFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
