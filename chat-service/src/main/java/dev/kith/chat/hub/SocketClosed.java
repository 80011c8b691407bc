package dev.kith.chat.hub;

/**
 * Published when a socket is closed, for whoever keeps something for it.
 *
 * @param code that this end asked for first, whether or not it got through; else that of the client's frame, or 1006 if
 *     there was none (RFC 6455, section 7.4)
 */
public record SocketClosed(Socket socket, int code) {}
