package dev.kith.fleet.command;

import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.ProcessFailedException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program behind the script {@code kith}. */
@Command(
        name = "kith",
        description = "Runs Kith on this machine.",
        version = "Kith ${sys:kith.version}",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RestartCommand.class,
            ResetCommand.class,
            KeysCommand.class,
            UsersCommand.class,
            MailCommand.class,
            DeadLetterCommand.class
        })
public final class Kith {

    private Kith() {}

    static void main(String[] arguments) {
        run(arguments);
    }

    /**
     * Runs the command in the arguments, then ends the JVM.
     *
     * @param moreCommands picocli commands of other modules
     */
    public static void run(String[] arguments, Object... moreCommands) {
        var commandLine = new CommandLine(new Kith());
        for (var command : moreCommands) {
            commandLine.addSubcommand(command);
        }
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        System.exit(commandLine.execute(arguments));
    }

    /** One line for a failure that the user can mend; the stack trace for a defect. */
    private static int report(Exception failure, CommandLine command) {
        switch (failure) {
            case CommandFailedException e -> System.err.println("kith: " + e.getMessage());
            case ProcessFailedException e -> System.err.println("kith: " + e.getMessage());
            case UncheckedIOException e -> System.err.println("kith: " + e.getMessage());
            case FileSystemException e -> System.err.println("kith: " + e.getMessage());
            case IllegalArgumentException e -> System.err.println("kith: " + e.getMessage());
            default -> failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
