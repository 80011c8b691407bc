package dev.kith.chat.hub;

/**
 * Published when a socket is closed, for whoever keeps something for it.
 *
 * @param code of the frame that closed it, from whichever end; 1006 if there was none (RFC 6455, section 7.4)
 */
public record SocketClosed(Socket socket, int code) {}
