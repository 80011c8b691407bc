package dev.kith.fleet.command;

import dev.kith.fleet.Site;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything, and returns when it is gone.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        var stopped = new Shutdown(Site.ofThisProcess().home()).run();
        System.out.println(stopped ? "Kith has stopped" : "Kith was not running");
        return 0;
    }
}
