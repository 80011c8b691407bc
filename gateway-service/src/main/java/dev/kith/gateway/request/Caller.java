package dev.kith.gateway.request;

import dev.kith.http.identity.Identity;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Where a request keeps who sent it. */
public final class Caller {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    public static void put(ServerWebExchange exchange, Identity identity) {
        exchange.getAttributes().put(ATTRIBUTE, identity);
    }

    /** Empty where the table of routes asks for no caller. */
    public static Optional<Identity> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }
}
