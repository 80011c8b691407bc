package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.servers.process.FileTrees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stops everything and deletes all data: accounts, profiles, events.")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = Installation.current().home();
        if (!yes && !confirmed(home.data())) {
            System.out.println("Nothing was deleted");
            return 1;
        }
        DownCommand.stop(home);
        FileTrees.delete(home.data());
        System.out.printf("%s is deleted; ./kith up starts with empty data%n", home.data());
        return 0;
    }

    private static boolean confirmed(Path data) throws IOException {
        System.out.printf("Stop Kith and delete all data in %s? [y/N] ", data);
        System.out.flush();
        var answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
