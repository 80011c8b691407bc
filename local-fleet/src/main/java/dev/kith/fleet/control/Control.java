package dev.kith.fleet.control;

/**
 * The commands of a supervisor. A request is one line; the response is everything that follows until the connection is
 * closed.
 */
public interface Control {

    String OK = "ok";

    /** All components, as a JSON array. */
    String status();

    /** Restarts a component and waits until it is ready; returns {@link #OK}, or the reason why it is not. */
    String restart(String name);

    /** Starts to stop the fleet and the supervisor. */
    void stop();

    /** Whether {@code up} has finished without a failure. */
    boolean isUp();
}
