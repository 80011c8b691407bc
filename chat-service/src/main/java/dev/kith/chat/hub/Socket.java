package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import java.util.Optional;
import java.util.UUID;

/** One open socket. Safe for any thread; only {@link #awaitRoom} blocks. */
public interface Socket {

    /** Unique among the sockets of this instance. */
    String id();

    /** The negotiated subprotocol; empty without one. */
    String protocol();

    default UUID user() {
        return identity().subject();
    }

    Identity identity();

    /** A parameter in the query of the handshake. */
    Optional<String> parameter(String name);

    /** The session that {@link Protocol#accept} made. */
    ProtocolSession session();

    /**
     * Adds a text frame to the queue. If the queue is full, the client is too slow, and the socket is closed.
     *
     * @return false if the socket is closed
     */
    boolean send(String text);

    /**
     * Waits until at most half of the frames that may wait are waiting.
     *
     * @return false if the socket is closing
     */
    boolean awaitRoom() throws InterruptedException;

    /** Whether it is closed or closing: it sends and handles no more frames. */
    boolean isClosing();

    /** Closes it after the frames that wait. The first code counts. */
    void close(CloseCode code);

    /**
     * Replaces the identity: the socket stays open until this one expires.
     *
     * @throws IllegalArgumentException if the identity is another user's
     */
    void renew(Identity identity);
}
