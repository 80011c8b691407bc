package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.fleet.control.Control;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restart", description = "Restarts one component in good order, from the newest build.")
final class RestartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "A name from ./kith status, such as auth or kafka.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        var supervisor = ControlClient.of(Installation.current().home().run())
                .orElseThrow(() -> new CommandFailedException("Kith is not running: ./kith up starts it"));
        var answer = supervisor.restart(name);
        if (!answer.equals(Control.OK)) {
            throw new CommandFailedException(answer);
        }
        System.out.println(name + " is ready again");
        return 0;
    }
}
