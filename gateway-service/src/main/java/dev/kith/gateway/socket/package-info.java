/**
 * Sockets between a client and a service. Unlike Spring Cloud Gateway's own filter, this package opens the socket to
 * the service first: if the service is down or refuses, the client gets an HTTP response, and the subprotocol is the
 * one that the service chose. Frames are relayed unchanged and in order, the close frame last. Nothing is buffered, so
 * a slow reader slows down the sender instead of filling the gateway's memory. The gateway itself closes a socket when
 * it stops, when the client accepts no more frames, and when the client sends too many control frames or fragments.
 */
@NullMarked
package dev.kith.gateway.socket;

import org.jspecify.annotations.NullMarked;
