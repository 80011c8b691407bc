package dev.kith.database.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A stalled relay delays events and fails no request: degraded, not down. */
final class OutboxHealth implements HealthIndicator {

    private final Stall stall;

    OutboxHealth(Stall stall) {
        this.stall = stall;
    }

    @Override
    public Health health() {
        return stall.reason()
                .map(reason ->
                        Health.status("DEGRADED").withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
