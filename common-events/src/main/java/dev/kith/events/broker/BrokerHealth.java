package dev.kith.events.broker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Kafka away is no reason to take a service out of traffic: requests succeed, events wait. So it is degraded, not down.
 */
final class BrokerHealth implements HealthIndicator {

    private final Broker broker;

    BrokerHealth(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Health health() {
        return broker.reachable()
                ? Health.up().build()
                : Health.status("DEGRADED")
                        .withDetail("reason", "Kafka cannot be reached")
                        .build();
    }
}
