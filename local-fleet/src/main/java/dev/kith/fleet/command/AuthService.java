package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Site;
import dev.kith.fleet.identity.InternalIdentity;
import dev.kith.fleet.operator.Operator;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which fleet's auth-service a command is for: by default that of this home. */
final class AuthService {

    private static final String SECRET = "INTERNAL_SECRET";

    @Option(
            names = "--auth-service",
            paramLabel = "URL",
            defaultValue = "${env:KITH_AUTH_SERVICE:-" + Option.NULL_VALUE + "}",
            description = "Of a fleet that ./kith up has not started, or KITH_AUTH_SERVICE; INTERNAL_SECRET in the"
                    + " environment proves that it is yours.")
    private @Nullable URI url;

    Operator operator() throws IOException {
        var site = Site.ofThisProcess();
        if (url == null) {
            var secret = site.home().secrets().get(SECRET);
            return new Operator(Fleet.of(site).auth(), new InternalIdentity(secret));
        }
        var secret = site.environment().getOrDefault(SECRET, "");
        if (secret.isEmpty()) {
            throw new CommandFailedException("--auth-service needs that fleet's INTERNAL_SECRET in the environment");
        }
        return new Operator(url, new InternalIdentity(secret));
    }
}
