package dev.kith.fleet.command;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "users",
        description = "Bans an account, or lifts the ban.",
        synopsisSubcommandLabel = "(ban USER | unban USER)")
final class UsersCommand {

    private static final String USER = "Id or e-mail address.";

    @Command(name = "ban", description = "Ends all sessions of a user at once, and refuses new ones.")
    int ban(@Parameters(paramLabel = "USER", description = USER) String user, @Mixin OperatorOption auth)
            throws IOException, InterruptedException {
        auth.operator().ban(user);
        System.out.printf("%s is banned: all sessions have ended, and new ones are refused%n", user);
        return 0;
    }

    @Command(name = "unban", description = "Lets a banned user log in again.")
    int unban(@Parameters(paramLabel = "USER", description = USER) String user, @Mixin OperatorOption auth)
            throws IOException, InterruptedException {
        auth.operator().unban(user);
        System.out.printf("%s may log in again%n", user);
        return 0;
    }
}
