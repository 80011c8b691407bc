package dev.kith.fleet.check;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Accounts to try Kith with at once, made through the gateway like everybody's. */
public record DemoAccounts(URI gateway) {

    public static final String PASSWORD = "correct-horse";

    public static final List<String> USERNAMES = List.of("alice", "bob");

    public static String email(String username) {
        return username + "@example.com";
    }

    /** Makes those that there are not. */
    public void ensure() throws InterruptedException {
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
    }
}
