package dev.kith.fleet.control;

/**
 * What the supervisor can be asked. Each question is one line; the answer is all that follows until the connection
 * ends.
 */
public interface Control {

    String OK = "ok";

    /** All members, as a JSON array. */
    String status();

    /** Waits until it is ready again: {@link #OK}, or what is wrong. */
    String restart(String name);

    /** Begins to stop the fleet, and the supervisor with it. */
    void stop();

    /** Whether {@code up} has come to its end, and everything is as it should be. */
    boolean isUp();
}
