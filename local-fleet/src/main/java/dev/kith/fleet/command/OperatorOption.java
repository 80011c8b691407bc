package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Installation;
import dev.kith.fleet.client.Operator;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Selects the auth-service that a command calls: by default that of this home. */
final class OperatorOption {

    private static final String SECRET = "INTERNAL_SECRET";

    @Option(
            names = "--auth-service",
            paramLabel = "URL",
            defaultValue = "${env:KITH_AUTH_SERVICE:-" + Option.NULL_VALUE + "}",
            description = "The auth-service of a fleet that ./kith up has not started (or KITH_AUTH_SERVICE). That"
                    + " fleet's INTERNAL_SECRET must be in the environment.")
    private @Nullable URI url;

    Operator operator() throws IOException {
        var installation = Installation.current();
        if (url == null) {
            var secret = installation.home().secrets().get(SECRET);
            return new Operator(Fleet.of(installation).auth(), secret);
        }
        var secret = installation.environment().getOrDefault(SECRET, "");
        if (secret.isEmpty()) {
            throw new CommandFailedException("--auth-service needs that fleet's INTERNAL_SECRET in the environment");
        }
        return new Operator(url, secret);
    }
}
