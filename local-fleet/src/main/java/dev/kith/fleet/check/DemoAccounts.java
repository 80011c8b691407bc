package dev.kith.fleet.check;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Accounts to try Kith with at once, made through the gateway like everybody's.
 *
 * @param made a file that is there when they have been made: to find that out from the gateway takes a hash for each
 */
public record DemoAccounts(URI gateway, Path made) {

    public static final String PASSWORD = "correct-horse";

    public static final List<String> USERNAMES = List.of("alice", "bob");

    public static String email(String username) {
        return username + "@example.com";
    }

    /** Makes those that there are not; only once, for somebody may have deleted them. */
    public void ensure() throws IOException, InterruptedException {
        if (Files.exists(made)) {
            return;
        }
        for (var username : USERNAMES) {
            try (var person = new Person(gateway, email(username), PASSWORD)) {
                if (person.registers()) {
                    person.logsIn();
                    person.awaitsOwnProfile();
                    person.setsUsername(username, "a demo account");
                }
            } catch (IOException | CommandFailedException e) {
                throw new CommandFailedException(
                        "the demo account %s cannot be made: %s".formatted(email(username), e.getMessage()), e);
            }
        }
        Files.createFile(made);
    }
}
