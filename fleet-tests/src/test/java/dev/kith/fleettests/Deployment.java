package dev.kith.fleettests;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How the fleet under test runs. Whatever only some deployments let tests do is empty in the others. */
sealed interface Deployment permits LocalDeployment, ComposeDeployment, ForeignDeployment {

    /** Where the gateway answers. Starts the fleet if that is for the tests to do. */
    URI gateway();

    /** Whether the gateway sees from which of this machine's addresses somebody calls. */
    default boolean seesAddresses() {
        return gateway().getHost().equals("localhost");
    }

    /** What may be killed. */
    default List<Component> components() {
        return List.of();
    }

    /** Whoever operates it with {@code ./kith}. */
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

    /** Somebody at the terminal. */
    interface Operator {

        /** What {@code ./kith} prints when it is told this. */
        String tell(String... command);
    }
}
