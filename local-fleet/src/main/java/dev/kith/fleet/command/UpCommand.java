package dev.kith.fleet.command;

import dev.kith.fleet.Site;
import dev.kith.fleet.control.ControlClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything and checks it; Ctrl-C stops it again.")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "Leave the fleet in the background once it is up.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var site = Site.ofThisProcess();
        var running = ControlClient.of(site.home().run());
        if (running.isPresent()) {
            System.out.printf(
                    "Kith runs already (process %d): ./kith status shows it, ./kith down stops it%n",
                    running.get().pid());
            return 0;
        }
        if (detach) {
            return new Background(site).start();
        }
        new Foreground(site).run();
        return 0;
    }
}
