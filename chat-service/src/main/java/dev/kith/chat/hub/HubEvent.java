package dev.kith.chat.hub;

import java.util.UUID;

/** Published by the {@link Hub}, as a Spring event. */
public sealed interface HubEvent {

    /** A user opened the first socket on this instance. */
    record UserConnected(UUID user) implements HubEvent {}

    /** The last socket of a user on this instance is closed. */
    record UserDisconnected(UUID user) implements HubEvent {}

    /** The hub has a new socket, and finds it from now on. */
    record SocketOpened(Socket socket) implements HubEvent {}

    /**
     * A socket is closed.
     *
     * @param code the one that the service requested first, even if the client did not get it; else that of the
     *     client's frame, or 1006 without one (RFC 6455, section 7.4)
     */
    record SocketClosed(Socket socket, int code) implements HubEvent {}
}
