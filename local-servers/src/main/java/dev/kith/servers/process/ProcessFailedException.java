package dev.kith.servers.process;

import java.io.Serial;

/** A process that did not become what it should; the message is for the person at the terminal. */
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
