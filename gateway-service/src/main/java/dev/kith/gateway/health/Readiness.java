package dev.kith.gateway.health;

import dev.kith.events.BroadcastStatus;
import dev.kith.gateway.health.Health.State;
import dev.kith.gateway.token.Tokens;
import org.springframework.stereotype.Component;

/**
 * Whether this gateway can tell who calls. It does not begin before it knows which sessions are revoked, if Kafka is
 * there to tell; where Kafka is away it serves all the same, for then a token's own life is the bound.
 */
@Component
class Readiness {

    private final Tokens tokens;
    private final BroadcastStatus reception;

    Readiness(Tokens tokens, BroadcastStatus reception) {
        this.tokens = tokens;
        this.reception = reception;
    }

    State state() {
        if (!tokens.ready()) {
            return State.DOWN;
        }
        return switch (reception.state()) {
            case STARTING -> State.DOWN;
            case CURRENT -> State.READY;
            case BEHIND -> State.DEGRADED;
        };
    }
}
