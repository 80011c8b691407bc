package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Site;
import dev.kith.fleet.check.DemoAccounts;
import dev.kith.fleet.terminal.Table;
import java.time.Duration;

/** What stands on the screen once the fleet is up. */
record Welcome(Site site, Fleet fleet, Duration elapsed) {

    @Override
    public String toString() {
        return """

                Kith is up and has checked itself, after %.1f s.

                %s

                Accounts to try it with (password %s): %s
                Data, logs and secrets: %s
                ./kith status shows the fleet, ./kith logs -f auth follows a log, Ctrl-C here or ./kith down stops it.
                """.formatted(
                        elapsed.toMillis() / 1000.0,
                        addresses(),
                        DemoAccounts.PASSWORD,
                        accounts(),
                        site.home().folder());
    }

    private Table addresses() {
        var table = new Table();
        for (var component : fleet.components().reversed()) {
            table.row("  " + component.name(), fleet.address(component));
        }
        return table;
    }

    private static String accounts() {
        return String.join(
                ", ", DemoAccounts.USERNAMES.stream().map(DemoAccounts::email).toList());
    }
}
