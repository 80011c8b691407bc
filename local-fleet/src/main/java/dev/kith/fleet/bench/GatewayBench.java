package dev.kith.fleet.bench;

import static dev.kith.fleet.bench.HttpConnection.get;

import dev.kith.fleet.identity.InternalIdentity;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the gateway costs: the same request straight to the service and through the gateway, once where no token is
 * needed and once with a token. The rates say what a client sees; the gateway's processor time for each request says
 * what the token costs, whatever the service behind it costs.
 */
public final class GatewayBench implements Bench {

    private static final String OPEN_PATH = "/api/auth/jwks";
    private static final String GUARDED_PATH = "/api/auth/id/";

    private final BenchedFleet fleet;
    private final InternalIdentity identity;
    private final Plan plan;
    private final Consumer<String> progress;

    public GatewayBench(BenchedFleet fleet, String internalSecret, Plan plan, Consumer<String> progress) {
        this.fleet = fleet;
        this.identity = new InternalIdentity(internalSecret);
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public Report run() throws IOException, InterruptedException {
        try (var account = Account.join(fleet.address("gateway"))) {
            var rows = new Rounds(fleet, List.of("gateway", "auth"), plan, progress).run(loads(account));
            var directOpen = rows.of("direct, no token");
            var open = rows.of("gateway, no token");
            var direct = rows.of("direct, identity");
            var token = rows.of("gateway, token");
            var findings = List.of(
                    Finding.ratio(open, directOpen, null),
                    Finding.ratio(token, direct, null),
                    Finding.of(
                            "gateway's processor time for a request without a token, µs", open.microsEach("gateway")),
                    Finding.of("gateway's processor time for a request with one, µs", token.microsEach("gateway")),
                    new Finding(
                            "the former ÷ the latter",
                            open.microsEach("gateway") / token.microsEach("gateway"),
                            "at least 0.85 for the token alone; the endpoints differ too"));
            return new Report("gateway", plan.connections(), rows.all(), findings, List.of());
        }
    }

    private List<HttpLoad> loads(Account account) {
        var auth = fleet.address("auth");
        var gateway = fleet.address("gateway");
        return List.of(
                load("direct, no token", "auth", () -> get(auth, OPEN_PATH), 200),
                load("gateway, no token", "gateway", () -> get(gateway, OPEN_PATH), 200),
                load("direct, identity", "auth", () -> get(auth, GUARDED_PATH, identity.of(account.id())), 202),
                load("gateway, token", "gateway", () -> get(gateway, GUARDED_PATH, account.token()), 202));
    }

    private HttpLoad load(String name, String member, Supplier<String> request, int status) {
        return new HttpLoad(name, fleet.address(member), request, status, plan.connections());
    }
}
