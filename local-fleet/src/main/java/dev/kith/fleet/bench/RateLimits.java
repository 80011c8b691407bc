package dev.kith.fleet.bench;

import dev.kith.fleet.client.Client;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;

/** Whether the gateway limits how often one caller may ask, in which case a benchmark would measure that limit. */
final class RateLimits {

    private RateLimits() {}

    /**
     * Returns if there are none.
     *
     * @throws CommandFailedException if there are; the message says how to do without
     */
    static void requireNone(URI gateway) throws IOException, InterruptedException {
        try (var client = new Client(gateway)) {
            var headers = client.get("/api/auth/jwks").response().headers();
            var policy = headers.firstValue("RateLimit-Policy");
            if (policy.isPresent()) {
                throw new CommandFailedException(
                        "the gateway limits how often one caller may ask (%s), and that would be measured; start the fleet without: ./kith down && RATE_LIMIT_SCALE=0 ./kith up -d"
                                .formatted(policy.get()));
            }
        }
    }
}
