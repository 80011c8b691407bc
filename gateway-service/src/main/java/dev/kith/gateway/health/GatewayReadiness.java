package dev.kith.gateway.health;

import dev.kith.events.BroadcastStatus;
import dev.kith.gateway.auth.VerifiedTokenCache;
import dev.kith.gateway.health.HealthReport.State;
import org.springframework.stereotype.Component;

/**
 * Whether this gateway can authenticate callers. With Kafka it is not ready until it has read which sessions are
 * revoked. Without Kafka it serves anyway, and the expiry of a token bounds how long a revoked session is accepted.
 */
@Component
class GatewayReadiness {

    private final VerifiedTokenCache tokens;
    private final BroadcastStatus reception;

    GatewayReadiness(VerifiedTokenCache tokens, BroadcastStatus reception) {
        this.tokens = tokens;
        this.reception = reception;
    }

    State state() {
        if (!tokens.isReady()) {
            return State.DOWN;
        }
        return switch (reception.state()) {
            case STARTING -> State.DOWN;
            case CURRENT -> State.READY;
            case BEHIND -> State.DEGRADED;
        };
    }
}
