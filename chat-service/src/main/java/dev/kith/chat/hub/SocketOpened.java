package dev.kith.chat.hub;

/** Published when the hub knows a socket, and so finds it from now on. */
public record SocketOpened(Socket socket) {}
