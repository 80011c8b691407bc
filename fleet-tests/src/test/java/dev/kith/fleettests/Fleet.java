package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kith.fleettests.Deployment.Component;
import dev.kith.fleettests.Deployment.Condition;
import dev.kith.fleettests.Deployment.Operator;
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
        return DEPLOYMENT.components().stream().map(Component::name).toList();
    }

    /**
     * Ends a component as {@code kill -9} does. Who does that closes what it gives, or the next test meets half a
     * fleet.
     */
    public static Killed kill(String name) {
        var component = DEPLOYMENT.components().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var before = component.condition();
        component.kill();
        return new Killed(component, before);
    }

    /** Whoever operates the fleet; skips the test if nobody does. */
    static Operator operator() {
        return DEPLOYMENT.operator().orElseGet(() -> abort("nobody operates this fleet with ./kith"));
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
    public record Killed(Component component, Condition before) implements AutoCloseable {

        /** Returns when the component has been started again, and all of the fleet is ready. */
        public void awaitReturn() {
            await().pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(component::condition, now -> now.ready() && now.restarts() > before.restarts());
            await().ignoreExceptions().until(() -> health().equals("ready"));
        }

        @Override
        public void close() {
            awaitReturn();
        }

        private static String health() {
            return Api.anonymous().get("/health").json().path("status").asString();
        }
    }
}
