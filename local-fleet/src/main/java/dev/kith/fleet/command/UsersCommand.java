package dev.kith.fleet.command;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "users",
        description = "Suspends an account, or lets it in again.",
        synopsisSubcommandLabel = "(ban WHO | unban WHO)")
final class UsersCommand {

    private static final String WHO = "Id or e-mail address.";

    @Command(name = "ban", description = "Ends all sessions of a user at once, and lets them begin no other.")
    int ban(@Parameters(paramLabel = "WHO", description = WHO) String who, @Mixin AuthService auth)
            throws IOException, InterruptedException {
        auth.operator().ban(who);
        System.out.printf("%s is banned: all sessions have ended, and none can begin%n", who);
        return 0;
    }

    @Command(name = "unban", description = "Lets a banned user log in again.")
    int unban(@Parameters(paramLabel = "WHO", description = WHO) String who, @Mixin AuthService auth)
            throws IOException, InterruptedException {
        auth.operator().unban(who);
        System.out.printf("%s may log in%n", who);
        return 0;
    }
}
