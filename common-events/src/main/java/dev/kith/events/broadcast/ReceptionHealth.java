package dev.kith.events.broadcast;

import dev.kith.events.Reception;
import dev.kith.events.Reception.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Who hears late still answers: degraded, not down. */
final class ReceptionHealth implements HealthIndicator {

    private final Reception reception;

    ReceptionHealth(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Health health() {
        return reception.state() == State.BEHIND
                ? Health.status("DEGRADED")
                        .withDetail("reason", "What happens now is heard later")
                        .build()
                : Health.up().build();
    }
}
