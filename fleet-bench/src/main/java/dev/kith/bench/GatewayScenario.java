package dev.kith.bench;

import static dev.kith.bench.HttpConnection.get;

import java.io.IOException;
import java.util.List;

/**
 * What the gateway costs: the same request straight to the service and through the gateway, once where no token is
 * needed and once with a token. The rates show what a client gets; the gateway's processor time for each request shows
 * what the token costs, whatever the service behind it costs.
 */
final class GatewayScenario implements Scenario {

    private static final String OPEN_PATH = "/api/auth/jwks";
    private static final String GUARDED_PATH = "/api/auth/id/";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        var fleet = run.fleet();
        var gateway = fleet.gateway();
        var auth = fleet.address("auth");
        try (var account = Account.register(gateway)) {
            run.run(
                    List.of("gateway", "auth"),
                    List.of(
                            run.load("direct, no token", auth, 200, () -> get(auth, OPEN_PATH)),
                            run.load("gateway, no token", gateway, 200, () -> get(gateway, OPEN_PATH)),
                            run.load(
                                    "direct, identity",
                                    auth,
                                    202,
                                    () -> get(auth, GUARDED_PATH, fleet.identityHeaders(account.id()))),
                            run.load(
                                    "gateway, token",
                                    gateway,
                                    202,
                                    () -> get(gateway, GUARDED_PATH, account.token()))));
        }
        run.addRatio("gateway, no token", "direct, no token", null);
        run.addRatio("gateway, token", "direct, identity", null);
        var open = run.measured("gateway, no token").microsEach("gateway");
        var token = run.measured("gateway, token").microsEach("gateway");
        run.add("gateway's processor time for a request without a token, µs", open, null);
        run.add("gateway's processor time for a request with a token, µs", token, null);
        run.add("the former ÷ the latter", open / token, "at least 0.85 for the token alone; the endpoints differ too");
    }
}
