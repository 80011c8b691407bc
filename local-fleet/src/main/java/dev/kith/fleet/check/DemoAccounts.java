package dev.kith.fleet.check;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Accounts to try Kith with, registered through the gateway like any other.
 *
 * @param made a file that exists once they are made: to find that out from the gateway takes a password hash for each
 */
public record DemoAccounts(URI gateway, Path made) {

    public static final String PASSWORD = "correct-horse";

    public static final List<String> USERNAMES = List.of("alice", "bob");

    public static String email(String username) {
        return username + "@example.com";
    }

    /** Makes the accounts that are missing, once for this home: an account that was deleted later is not made again. */
    public void ensure() throws IOException, InterruptedException {
        if (Files.exists(made)) {
            return;
        }
        for (var username : USERNAMES) {
            try {
                var user = new SelfCheckUser(gateway, email(username), PASSWORD);
                if (user.register()) {
                    user.logIn();
                    user.awaitProfile();
                    user.setUsername(username, "a demo account");
                }
            } catch (CommandFailedException e) {
                throw new CommandFailedException(
                        "the demo account %s cannot be made: %s".formatted(email(username), e.getMessage()), e);
            }
        }
        Files.createFile(made);
    }
}
