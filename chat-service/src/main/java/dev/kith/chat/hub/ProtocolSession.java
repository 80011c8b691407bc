package dev.kith.chat.hub;

/**
 * One socket's side of a protocol. Its methods are called one after the other, never at once. Each may take its time:
 * nothing more is read from the socket meanwhile. An exception closes the socket with {@link CloseCode#INTERNAL_ERROR}.
 */
public interface ProtocolSession {

    /**
     * {@link Hub} knows the socket from just before this call, so that nothing happens unseen between here and there.
     */
    void opened();

    void received(String text);

    void closed();
}
