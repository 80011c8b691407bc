package dev.kith.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the fleet is.
 *
 * @param services each service by its name
 * @param instances of the services that have more than one, in the order of the setting
 */
record Health(
        State status,
        Map<String, State> services,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<State>> instances) {

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
     * @param gateway the gateway's own state
     * @param instances of every service
     */
    static Health of(State gateway, Map<String, List<State>> instances) {
        var services = new TreeMap<String, State>();
        var several = new TreeMap<String, List<State>>();
        instances.forEach((service, states) -> {
            services.put(service, together(states));
            if (states.size() > 1) {
                several.put(service, states);
            }
        });
        return new Health(worse(gateway, together(services.values())), services, several);
    }

    private static State worse(State one, State other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static State together(Collection<State> states) {
        if (states.stream().allMatch(State.READY::equals)) {
            return State.READY;
        }
        return states.stream().allMatch(State.DOWN::equals) ? State.DOWN : State.DEGRADED;
    }
}
