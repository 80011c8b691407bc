package dev.kith.fleettests;

import java.net.URI;
import java.util.List;

/** How the fleet under test runs. */
sealed interface Deployment permits LocalDeployment, ComposeDeployment, ForeignDeployment {

    /** Where the gateway answers. Starts the fleet if that is for the tests to do. */
    URI gateway();

    /** The names of what may be killed. */
    List<String> components();

    Condition condition(String component);

    /** As {@code kill -9} does. It comes back by itself. */
    void kill(String component);

    /** Whether the gateway sees from which of this machine's addresses somebody calls. */
    default boolean seesAddresses() {
        return gateway().getHost().equals("localhost");
    }

    /** Whether it obeys {@code ./kith}. */
    default boolean hasOperator() {
        return false;
    }

    /** What {@code ./kith} prints when it is told this. */
    default String operate(String... command) {
        throw new UnsupportedOperationException("nobody operates the fleet at " + gateway() + " with ./kith");
    }

    /** The services' databases, as the services reach them; none where the tests are not let in. */
    default List<Database> databases() {
        return List.of();
    }

    /**
     * How a component is now.
     *
     * @param ready whether it answers
     * @param restarts how often it has come back by itself
     */
    record Condition(boolean ready, int restarts) {}
}
