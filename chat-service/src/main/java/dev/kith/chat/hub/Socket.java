package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One open socket. Safe for any thread; nothing here waits. */
public interface Socket {

    /** Unique among the sockets of this instance. */
    String id();

    /** The subprotocol that was agreed on; empty without one. */
    String protocol();

    default UUID user() {
        return identity().subject();
    }

    Identity identity();

    /** What the request that opened it says under this name in its query. */
    Optional<String> parameter(String name);

    /** When it was opened. */
    Instant opened();

    /** What the protocol keeps for this socket: that which {@link Protocol#accept} made. */
    ProtocolSession session();

    /**
     * Puts a text frame behind those that wait. If there are too many of them, the client is too slow, and the socket
     * is closed.
     *
     * @return false if the socket is closed
     */
    boolean send(String text);

    /** Whether less than half of what may wait is waiting: who has much to send waits for this from time to time. */
    boolean hasRoom();

    /** Whether it is closed, or about to be: nothing is sent or handled any more. */
    boolean isClosing();

    /** Closes it once what was sent before is written. The first code counts. */
    void close(CloseCode code);

    /**
     * The caller has proven itself anew, and the socket lives as long as the fresh identity does.
     *
     * @throws IllegalArgumentException if that is another user
     */
    void renew(Identity identity);
}
