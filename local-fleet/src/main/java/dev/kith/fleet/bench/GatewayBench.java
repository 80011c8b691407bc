package dev.kith.fleet.bench;

import static dev.kith.fleet.bench.HttpConnection.get;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the gateway costs: the same request straight to the service and through the gateway, once where no token is needed and once with a
 * token. The rates say what a client sees; the gateway's processor time for each request says what the token costs, whatever
 * the service behind it costs.
 */
public final class GatewayBench {

    private static final String OPEN_PATH = "/api/auth/jwks";
    private static final String GUARDED_PATH = "/api/auth/id/";

    private final BenchedFleet fleet;
    private final String internalSecret;
    private final Plan plan;

    public GatewayBench(BenchedFleet fleet, String internalSecret, Plan plan) {
        this.fleet = fleet;
        this.internalSecret = internalSecret;
        this.plan = plan;
    }

    /**
     * How long and how hard.
     *
     * @param warmUp before anything counts: a JVM gets quicker for the better part of a minute
     * @param run one run of one load
     * @param rounds how often each load has its turn; the median counts
     */
    public record Plan(Duration warmUp, Duration run, int rounds, int connections) {}

    public Report run(Consumer<String> progress) throws IOException, InterruptedException {
        var gateway = fleet.address("gateway");
        var auth = fleet.address("auth");
        var user = DemoUser.logsIn(gateway);
        var token = "Authorization: " + user.authorization();

        var first = plan.warmUp().dividedBy(loads(auth, gateway, user, token).size());
        progress.accept("warming up for %d s".formatted(plan.warmUp().toSeconds()));
        for (var load : loads(auth, gateway, user, token)) {
            load.run(first);
        }
        var rows = new LinkedHashMap<String, List<Row>>();
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept("round %d of %d".formatted(round, plan.rounds()));
            // Made anew for each round: the identity that stands in for the gateway's lives for a minute.
            for (var load : loads(auth, gateway, user, token)) {
                rows.computeIfAbsent(load.name(), name -> new ArrayList<>()).add(measure(load));
            }
        }
        return new Report(
                "gateway",
                plan.connections(),
                rows.values().stream().map(Row::median).toList());
    }

    private List<Load> loads(URI auth, URI gateway, DemoUser user, String token) {
        var identity = "X-Identity: " + InternalIdentity.of(user.id(), internalSecret, Instant.now());
        var userId = "X-User-ID: " + user.id();
        return List.of(
                load("direct, no token", auth, get(auth, OPEN_PATH), 200),
                load("gateway, no token", gateway, get(gateway, OPEN_PATH), 200),
                load("direct, identity", auth, get(auth, GUARDED_PATH, userId, identity), 202),
                load("gateway, token", gateway, get(gateway, GUARDED_PATH, token), 202));
    }

    private Load load(String name, URI base, String request, int status) {
        return new Load(name, base, request, status, plan.connections());
    }

    private Row measure(Load load) throws IOException, InterruptedException {
        var gatewayBefore = fleet.cpu("gateway");
        var authBefore = fleet.cpu("auth");
        var measurement = load.run(plan.run());
        return new Row(
                load.name(),
                measurement.perSecond(),
                measurement.p50Millis(),
                measurement.p99Millis(),
                seconds(fleet.cpu("gateway").minus(gatewayBefore)),
                seconds(fleet.cpu("auth").minus(authBefore)),
                fleet.rssMib("gateway"),
                plan.run().toSeconds());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
