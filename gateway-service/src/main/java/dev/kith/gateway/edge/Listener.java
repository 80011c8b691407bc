package dev.kith.gateway.edge;

import org.springframework.web.server.ServerWebExchange;

/** The ports that the gateway serves. Each has its own routes. */
public enum Listener {
    /** For clients: the port of the setting {@code PORT}. */
    EXTERNAL,
    /** For the services of the fleet. The gateway does not open this port yet. */
    INTERNAL;

    private static final String ATTRIBUTE = Listener.class.getName();

    /** The listener that the request came to. */
    public static Listener of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
