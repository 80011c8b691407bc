package dev.kith.gateway.edge;

import dev.kith.http.identity.Identity;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** The authenticated caller of a request, kept in an attribute. */
public final class Caller {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    public static void put(ServerWebExchange exchange, Identity identity) {
        exchange.getAttributes().put(ATTRIBUTE, identity);
    }

    /** Empty if the request was not authenticated. */
    public static Optional<Identity> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }
}
