package dev.kith.gateway.request;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Requests to go on with another protocol (RFC 9110, section 7.8). */
public final class Upgrades {

    private Upgrades() {}

    /** Whether a socket is asked for, and nothing else. */
    public static boolean toWebSocket(ServerHttpRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
    }
}
