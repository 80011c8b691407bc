package dev.kith.fleettests;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How the fleet under test runs. What a deployment does not allow is empty. */
sealed interface Deployment permits LocalDeployment, ComposeDeployment, ForeignDeployment {

    /** Where the gateway answers. Starts the fleet if that is for the tests to do. */
    URI gateway();

    /** Whether the gateway sees from which of this machine's addresses a client calls. */
    default boolean seesAddresses() {
        return gateway().getHost().equals("localhost");
    }

    /** What may be killed. */
    default List<Component> components() {
        return List.of();
    }

    /** The commands of {@code ./kith}, if it is operated with them. */
    default Optional<Operator> operator() {
        return Optional.empty();
    }

    /** The services' databases, as the services reach them. */
    default List<Database> databases() {
        return List.of();
    }

    /** A process or a container, which comes back by itself. */
    interface Component {

        String name();

        Condition condition();

        /** As {@code kill -9} does. */
        void kill();
    }

    /**
     * How a component is now.
     *
     * @param ready whether it answers
     * @param restarts how often it has come back by itself
     */
    record Condition(boolean ready, int restarts) {}

    /** Runs commands of {@code ./kith}. */
    interface Operator {

        /** The output of {@code ./kith} with these arguments. */
        String run(String... command);
    }
}
