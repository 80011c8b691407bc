package dev.kith.fleettests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.fleettests.Deployment.Condition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The fleet under test: the containers of the compose project {@code KITH_COMPOSE_PROJECT}, the one at {@code KITH_URL}
 * whatever it is, or else one started here with {@code ./kith up} and stopped after the last test.
 */
public final class Fleet {

    private static final Path ROOT =
            Path.of(System.getProperty("kith.root", "..")).toAbsolutePath().normalize();
    private static final Deployment DEPLOYMENT = deployment();

    private Fleet() {}

    /** Where the gateway answers; starts the fleet on first use. */
    public static URI gateway() {
        return DEPLOYMENT.gateway();
    }

    /** The names of what {@link #kill} may kill; none if the fleet is not ours. */
    public static List<String> components() {
        return DEPLOYMENT.components();
    }

    /** Ends a component as {@code kill -9} does. */
    public static Killed kill(String component) {
        var before = DEPLOYMENT.condition(component);
        DEPLOYMENT.kill(component);
        return new Killed(component, before);
    }

    /** Skips the test unless the fleet obeys {@code ./kith}. */
    public static void assumeOperator() {
        assumeTrue(DEPLOYMENT.hasOperator(), "nobody operates this fleet with ./kith");
    }

    /** What {@code ./kith} prints when it is told this. */
    public static String operate(String... command) {
        return DEPLOYMENT.operate(command);
    }

    /** Whether the gateway sees from which of this machine's addresses somebody calls. */
    static boolean seesAddresses() {
        return DEPLOYMENT.seesAddresses();
    }

    /** The services' databases; none if the fleet is not ours. */
    static List<Database> databases() {
        return DEPLOYMENT.databases();
    }

    /** The repository's root. */
    public static Path root() {
        return ROOT;
    }

    private static Deployment deployment() {
        var url = Optional.ofNullable(System.getenv("KITH_URL")).map(URI::create);
        var project = Optional.ofNullable(System.getenv("KITH_COMPOSE_PROJECT"));
        if (project.isPresent()) {
            return new ComposeDeployment(url.orElse(URI.create("http://localhost:8080")), project.get());
        }
        return url.<Deployment>map(ForeignDeployment::new).orElseGet(LocalDeployment::new);
    }

    /** What was killed, and how it was before. */
    public record Killed(String component, Condition before) {

        /** Returns when the component has been started again, and is ready. */
        public void awaitReturn() {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(
                            () -> DEPLOYMENT.condition(component),
                            now -> now.ready() && now.restarts() > before.restarts());
        }
    }
}
