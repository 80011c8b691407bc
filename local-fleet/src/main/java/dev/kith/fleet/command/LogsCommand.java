package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of a component's log.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE",
            description = "A name from ./kith status; or build, or fleet (the output of ./kith up -d).")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing new lines, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "The number of lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = Installation.current().home().log(name);
        if (!Files.exists(log)) {
            throw new CommandFailedException(
                    "there is no log of %s; the logs are: %s".formatted(name, others(log.resolveSibling("."))));
        }
        new LogTail(log, System.out).show(lines, follow);
        return 0;
    }

    private static String others(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return "none yet";
        }
        try (var files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.replace(".log", ""))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
