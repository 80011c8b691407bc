/**
 * Sockets between a client and a service. Unlike Spring Cloud Gateway's own filter this one opens the service's end
 * first: a service that is away or refuses is an HTTP answer, and the subprotocol is the one that the service chose.
 * Frames pass as they are and in their order, the close frame behind them; nothing is put together or kept, so that a
 * reader who stalls holds up the sender, not the gateway's memory. Besides what the ends want, a socket is ended here
 * when the gateway stops, when the client takes nothing any more, and when it sends more than a service counts.
 */
@NullMarked
package dev.kith.gateway.socket;

import org.jspecify.annotations.NullMarked;
