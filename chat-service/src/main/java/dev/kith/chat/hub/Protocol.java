package dev.kith.chat.hub;

/** What is spoken on the sockets of one subprotocol. Declared as a bean. */
public interface Protocol {

    /** The name in {@code Sec-WebSocket-Protocol}; empty for sockets that agreed on none. */
    String protocol();

    /**
     * Makes what the protocol keeps for a new socket. Nothing may be sent yet: that is
     * {@link ProtocolSession#opened}'s.
     */
    ProtocolSession accept(Socket socket);
}
