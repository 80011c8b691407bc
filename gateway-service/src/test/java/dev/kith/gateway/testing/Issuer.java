package dev.kith.gateway.testing;

import dev.kith.test.token.TokenIssuer;
import java.util.concurrent.atomic.AtomicInteger;

/** Issues tokens as the auth service does, and serves the key set. */
public final class Issuer extends TokenIssuer {

    private final AtomicInteger asked = new AtomicInteger();

    /** Serves the key set at this service. */
    public Service publishAt(Service auth) {
        return auth.at("/api/auth/jwks", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            Service.answer(exchange, 200, keySet());
        });
    }

    /** How often the key set was read. */
    public int asked() {
        return asked.get();
    }
}
