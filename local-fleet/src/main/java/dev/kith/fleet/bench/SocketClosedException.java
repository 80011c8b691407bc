package dev.kith.fleet.bench;

import java.io.IOException;
import java.io.Serial;

/** The service has closed a socket. */
final class SocketClosedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code as RFC 6455 (section 7.4) has it; 1005 if the service gave none */
    SocketClosedException(int code, String reason) {
        super("The service closed the socket: %d %s".formatted(code, reason));
        this.code = code;
    }

    int code() {
        return code;
    }
}
