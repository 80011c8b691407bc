package dev.kith.chat.hub;

/** A subprotocol of sockets. Declared as a bean. */
public interface Protocol {

    /** The name in {@code Sec-WebSocket-Protocol}; empty for sockets without a subprotocol. */
    String protocol();

    /** Makes the session of a new socket. It may send frames from {@link ProtocolSession#opened} on. */
    ProtocolSession accept(Socket socket);
}
