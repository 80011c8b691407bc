package dev.kith.fleet.terminal;

import java.io.Serial;

/** A command has failed. The message tells the user why and what to do; its first line is the most important one. */
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
