package dev.kith.chat.hub;

/** Published when a socket is closed, for whoever keeps something for it. */
public record SocketClosed(Socket socket) {}
