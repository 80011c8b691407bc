package dev.kith.fleet.command;

import dev.kith.fleet.Replicas;
import dev.kith.fleet.Site;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything and checks it; Ctrl-C stops it again.")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "Leave the fleet in the background once it is up.")
    private boolean detach;

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            split = ",",
            description = "Run N instances of a service, such as chat=2; up to 5, of any service but the gateway.")
    private List<String> replicas = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var site = Site.ofThisProcess();
        var wanted = Replicas.parse(replicas);
        var running = ControlClient.of(site.home().run());
        if (running.isPresent() && !replicas.isEmpty()) {
            throw new CommandFailedException(
                    "Kith runs already, with the instances that ./kith status shows; ./kith down"
                            + " stops it, then --replicas can change them");
        }
        if (running.isPresent()) {
            System.out.printf(
                    "Kith runs already (process %d): ./kith status shows it, ./kith down stops it%n",
                    running.get().pid());
            return 0;
        }
        checkRoom(site.home());
        if (detach) {
            return new Background(site, replicas).start();
        }
        new Foreground(site, wanted).run();
        return 0;
    }

    private static void checkRoom(Home home) throws IOException {
        var room = home.room();
        if (room < Home.LEAST_ROOM) {
            throw new CommandFailedException(
                    "the disk of %s is full but for %d MiB; PostgreSQL and Kafka need at least %d"
                            .formatted(home.folder(), room, Home.LEAST_ROOM));
        }
    }
}
