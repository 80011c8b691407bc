package dev.kith.fleet.bench;

import dev.kith.fleet.check.DemoAccounts;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo account that benchmarks use, logged in.
 *
 * @param authorization value of the {@code Authorization} header
 */
record DemoUser(String id, String authorization) {

    static DemoUser logsIn(URI gateway) throws IOException, InterruptedException {
        var username = DemoAccounts.USERNAMES.getFirst();
        var credentials =
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(DemoAccounts.email(username), DemoAccounts.PASSWORD);
        try (var http = HttpClient.newHttpClient()) {
            var login = HttpRequest.newBuilder(gateway.resolve("/api/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(credentials))
                    .build();
            var authorization = http.send(login, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Authorization")
                    .orElseThrow(() -> new CommandFailedException(
                            "the demo account %s cannot log in".formatted(DemoAccounts.email(username))));
            var account = HttpRequest.newBuilder(gateway.resolve("/api/auth/id/"))
                    .header("Authorization", authorization)
                    .build();
            var body = http.send(account, BodyHandlers.ofString()).body();
            return new DemoUser(JsonMapper.shared().readTree(body).path("id").asString(), authorization);
        }
    }
}
