package dev.kith.fleet.command;

import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.supervisor.Orphans;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.time.Duration;

/** Ends the fleet of a home, whether its supervisor lives or has been killed. */
record Shutdown(Home home) {

    private static final Polling SUPERVISOR_END = new Polling(Duration.ofMillis(50), Duration.ofSeconds(150));
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);

    /** Returns when all has ended; whether there was anything to end. */
    boolean run() throws IOException, InterruptedException {
        var supervisor = ControlClient.of(home.run());
        if (supervisor.isPresent()) {
            supervisor.get().stop();
            awaitEnd(supervisor.get().pid());
        }
        var orphans = new Orphans(home.run()).end(ORPHAN_PATIENCE);
        return supervisor.isPresent() || !orphans.isEmpty();
    }

    private void awaitEnd(long supervisor) throws IOException, InterruptedException {
        boolean ended = SUPERVISOR_END.until(free -> free, () -> ControlClient.isFree(home.run()));
        if (!ended) {
            throw new CommandFailedException(
                    "the supervisor (process %d) does not end; see %s".formatted(supervisor, home.log("fleet")));
        }
    }
}
