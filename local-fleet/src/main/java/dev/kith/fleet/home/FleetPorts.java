package dev.kith.fleet.home;

import java.util.Map;

/**
 * The fleet's TCP ports, all of them on 127.0.0.1.
 *
 * @param offset {@code KITH_PORT_OFFSET}: added to every port, so that fleets run side by side
 */
public record FleetPorts(int offset) {

    public static final String VARIABLE = "KITH_PORT_OFFSET";

    /** Management ports lie this far above the service's own. */
    private static final int MANAGEMENT = 10_000;

    /** With a larger offset the highest port would exceed 65535. */
    private static final int MAX_OFFSET = 40_000;

    public FleetPorts {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("%s is %d, expected 0 to %d".formatted(VARIABLE, offset, MAX_OFFSET));
        }
    }

    /**
     * The ports with the offset that the environment names, or else without an offset.
     *
     * @throws IllegalArgumentException if the variable is not a number, or out of range
     */
    public static FleetPorts of(Map<String, String> environment) {
        var text = environment.getOrDefault(VARIABLE, "");
        try {
            return new FleetPorts(text.isBlank() ? 0 : Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is '%s', expected a number".formatted(VARIABLE, text), e);
        }
    }

    /** The port in this fleet of a component that has {@code port} in a fleet without an offset. */
    public int of(int port) {
        return port + offset;
    }

    /** The port of the Actuator of a service that listens at {@code port}. */
    public static int management(int port) {
        return port + MANAGEMENT;
    }
}
