package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.supervisor.Orphans;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything, and returns when every process has ended.")
final class DownCommand implements Callable<Integer> {

    private static final Polling SUPERVISOR_END = new Polling(Duration.ofMillis(50), Duration.ofSeconds(150));
    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(30);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var stopped = stop(Installation.current().home());
        System.out.println(stopped ? "Kith has stopped" : "Kith was not running");
        return 0;
    }

    /** Ends the fleet of a home, whether its supervisor still runs or was killed; false if nothing was running. */
    static boolean stop(Home home) throws IOException, InterruptedException {
        var supervisor = ControlClient.of(home.run());
        if (supervisor.isPresent()) {
            supervisor.get().stop();
            boolean ended = SUPERVISOR_END.until(free -> free, () -> ControlClient.isFree(home.run()));
            if (!ended) {
                throw new CommandFailedException("the supervisor (process %d) does not stop; see %s"
                        .formatted(supervisor.get().pid(), home.log("fleet")));
            }
        }
        var orphans = new Orphans(home.run()).end(ORPHAN_TIMEOUT);
        return supervisor.isPresent() || !orphans.isEmpty();
    }
}
