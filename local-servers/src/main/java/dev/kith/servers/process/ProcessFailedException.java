package dev.kith.servers.process;

import java.io.Serial;

/** A process has failed. The message is for the user at the terminal. */
public final class ProcessFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ProcessFailedException(String message) {
        super(message);
    }

    public ProcessFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
