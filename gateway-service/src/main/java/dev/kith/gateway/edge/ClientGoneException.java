package dev.kith.gateway.edge;

/** The client closed its connection before its request was complete. The service is not to blame. */
final class ClientGoneException extends RuntimeException {

    ClientGoneException(Throwable cause) {
        super("the client closed its connection: " + cause, null, false, false);
    }
}
