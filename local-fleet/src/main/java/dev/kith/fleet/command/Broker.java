package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Site;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which fleet's Kafka a command is for: by default that of this home. */
final class Broker {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KITH_KAFKA:-" + Option.NULL_VALUE + "}",
            description = "Of a fleet that ./kith up has not started, or KITH_KAFKA.")
    private @Nullable String address;

    String address() throws IOException {
        return address == null ? Fleet.of(Site.ofThisProcess()).broker() : address;
    }
}
