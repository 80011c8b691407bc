package dev.kith.fleet.home;

import java.util.Map;

/**
 * The fleet's TCP ports, all of them on 127.0.0.1.
 *
 * @param offset {@code KITH_PORT_OFFSET}: added to every port, so that fleets run side by side
 */
public record Ports(int offset) {

    public static final String VARIABLE = "KITH_PORT_OFFSET";

    /** Management ports lie this far above the service's own. */
    private static final int MANAGEMENT = 10_000;

    /** Above it the highest port, PostgreSQL's and Kafka's and the management ports, would leave the range of ports. */
    private static final int MAX_OFFSET = 40_000;

    public Ports {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("%s is %d, expected 0 to %d".formatted(VARIABLE, offset, MAX_OFFSET));
        }
    }

    /**
     * The ports that the environment names; without an offset if it names none.
     *
     * @throws IllegalArgumentException if the variable holds no number, or one out of range
     */
    public static Ports of(Map<String, String> environment) {
        var text = environment.getOrDefault(VARIABLE, "");
        try {
            return new Ports(text.isBlank() ? 0 : Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is '%s', expected a number".formatted(VARIABLE, text), e);
        }
    }

    /** Where something listens whose port is {@code port} in a fleet without an offset. */
    public int of(int port) {
        return port + offset;
    }

    /** Where the service that listens at {@code port} has its Actuator. */
    public static int management(int port) {
        return port + MANAGEMENT;
    }
}
