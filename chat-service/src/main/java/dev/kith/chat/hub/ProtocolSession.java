package dev.kith.chat.hub;

/**
 * The protocol's part of one socket. Its methods are called one after the other. They may block: the socket is not read
 * meanwhile. An exception closes the socket with {@link CloseCode#INTERNAL_ERROR}.
 */
public interface ProtocolSession {

    /** The {@link Hub} has the socket already, so no event is missed between. Not called if the socket is closed. */
    void opened();

    void received(String text);

    /** Called once after {@link #opened}. */
    void closed();
}
