package dev.kith.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The health of the fleet.
 *
 * @param services the state of each service by name
 * @param instances the states of the instances, for services with several; in the order of the setting
 */
record HealthReport(
        State status,
        Map<String, State> services,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<State>> instances) {

    enum State {
        /** Everything works. */
        @JsonProperty("ready")
        READY,
        /** A part works. */
        @JsonProperty("degraded")
        DEGRADED,
        /** Nothing works. */
        @JsonProperty("down")
        DOWN
    }

    /**
     * Summarises the states.
     *
     * @param gateway the state of the gateway itself
     * @param instances the states of the instances of each service
     */
    static HealthReport of(State gateway, Map<String, List<State>> instances) {
        var services = new TreeMap<String, State>();
        var multiple = new TreeMap<String, List<State>>();
        instances.forEach((service, states) -> {
            services.put(service, summary(states));
            if (states.size() > 1) {
                multiple.put(service, states);
            }
        });
        return new HealthReport(worse(gateway, summary(services.values())), services, multiple);
    }

    private static State worse(State one, State other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static State summary(Collection<State> states) {
        if (states.stream().allMatch(State.READY::equals)) {
            return State.READY;
        }
        return states.stream().allMatch(State.DOWN::equals) ? State.DOWN : State.DEGRADED;
    }
}
