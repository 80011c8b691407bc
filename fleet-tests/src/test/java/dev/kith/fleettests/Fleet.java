package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kith.fleettests.Deployment.Component;
import dev.kith.fleettests.Deployment.Condition;
import dev.kith.fleettests.Deployment.Operator;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.net.CookieManager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The fleet under test: the containers of the compose project {@code KITH_COMPOSE_PROJECT}, the one at
 * {@code KITH_URL}, or else one started here with {@code ./kith up} and stopped after the last test.
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

    /** Calls the gateway without a token. */
    public static HttpApi anonymous() {
        return json(gateway()).checkedBy(Fleet::checkProblem);
    }

    /** Calls the gateway without a token, from a network that no other client uses. */
    static HttpApi from(Network network) {
        return anonymous()
                .over(HttpApi.newClient().localAddress(network.address()).build());
    }

    /** Calls the gateway as a page of an allowed origin does in a browser, which keeps cookies. */
    static HttpApi browser(CookieManager cookies) {
        return anonymous()
                .over(HttpApi.newClient().cookieHandler(cookies).build())
                .with("Origin", "http://localhost:3000");
    }

    /** Calls the own port of a service, past the gateway. */
    static HttpApi directly(int port) {
        return json(URI.create(
                "http://" + gateway().getHost() + ":" + (port + gateway().getPort() - 8080)));
    }

    private static HttpApi json(URI base) {
        return HttpApi.at(base).with("Content-Type", "application/json");
    }

    /** Requires that a problem (RFC 9457) of the gateway names its request and shows no internals. */
    private static void checkProblem(TestResponse response) {
        if (response.isProblem()) {
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.text("type")).startsWith("urn:kith:problem:");
            assertThat(response.text("request_id")).isEqualTo(response.header("X-Request-ID"));
            assertThat(response.body())
                    .doesNotContain("Exception", "dev.kith", "org.springframework", "select ", "insert ");
        }
    }

    /** The names of what {@link #kill} may kill; none if the fleet is not ours. */
    public static List<String> components() {
        return DEPLOYMENT.components().stream().map(Component::name).toList();
    }

    /** How often the component has come back by itself; skips the test if the fleet does not tell. */
    static int restarts(String name) {
        return DEPLOYMENT.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseGet(() -> abort("this fleet does not tell how often a component has started"))
                .condition()
                .restarts();
    }

    /**
     * Ends a component as {@code kill -9} does. The caller closes the result, so that the next test finds a whole
     * fleet.
     */
    public static KilledComponent kill(String name) {
        var component = DEPLOYMENT.components().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var before = component.condition();
        component.kill();
        return new KilledComponent(component, before);
    }

    /** The operator's commands; skips the test if this fleet has none. */
    static Operator operator() {
        return DEPLOYMENT.operator().orElseGet(() -> abort("this fleet is not operated with ./kith"));
    }

    /** Whether the gateway sees from which of this machine's addresses a client calls. */
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

    /** A killed component, and its state before. */
    public record KilledComponent(Component component, Condition before) implements AutoCloseable {

        /** Returns when the component has been started again, and all of the fleet is ready. */
        public void awaitRestart() {
            await().pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(component::condition, now -> now.ready() && now.restarts() > before.restarts());
            await().ignoreExceptions().until(() -> health().equals("ready"));
        }

        @Override
        public void close() {
            awaitRestart();
        }

        private static String health() {
            return Fleet.anonymous().get("/health").json().path("status").asString();
        }
    }
}
