package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.fleet.Replicas;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything and checks it; Ctrl-C stops it.")
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
        var installation = Installation.current();
        var wanted = Replicas.parse(replicas);
        var running = ControlClient.of(installation.home().run());
        if (running.isPresent() && !replicas.isEmpty()) {
            throw new CommandFailedException(
                    "Kith is already running, with the instances that ./kith status shows: stop it with"
                            + " ./kith down before you change --replicas");
        }
        if (running.isPresent()) {
            System.out.printf(
                    "Kith is already running (process %d): ./kith status shows it, ./kith down stops it%n",
                    running.get().pid());
            return 0;
        }
        checkSpace(installation.home());
        if (detach) {
            return new Background(installation, replicas).start();
        }
        new Foreground(installation, wanted).run();
        return 0;
    }

    private static void checkSpace(Home home) throws IOException {
        var space = home.freeMebibytes();
        if (space < Home.MIN_FREE_MEBIBYTES) {
            throw new CommandFailedException(
                    "the disk of %s has only %d MiB left; PostgreSQL and Kafka need at least %d"
                            .formatted(home.folder(), space, Home.MIN_FREE_MEBIBYTES));
        }
    }
}
