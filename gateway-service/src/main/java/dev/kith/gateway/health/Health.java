package dev.kith.gateway.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * How the fleet is.
 *
 * @param services each service by its name
 */
record Health(State status, Map<String, State> services) {

    enum State {
        /** All of it serves. */
        @JsonProperty("ready")
        READY,
        /** Some of it serves. */
        @JsonProperty("degraded")
        DEGRADED,
        /** Nothing can be served. */
        @JsonProperty("down")
        DOWN
    }

    /**
     * @param keysKnown whether the gateway can verify tokens
     */
    static Health of(boolean keysKnown, Map<String, State> services) {
        var serving = services.values().stream().filter(State.READY::equals).count();
        if (!keysKnown || serving == 0) {
            return new Health(State.DOWN, services);
        }
        return new Health(serving == services.size() ? State.READY : State.DEGRADED, services);
    }
}
