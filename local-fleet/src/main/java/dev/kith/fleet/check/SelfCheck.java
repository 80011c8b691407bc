package dev.kith.fleet.check;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;

/** What the README shows, done through the gateway with an account of its own, which is gone afterwards. */
public final class SelfCheck {

    private static final int NAME_LENGTH = 12;

    private final URI gateway;
    private final Consumer<String> passed;

    /**
     * A self-check that has not begun.
     *
     * @param passed told the name of each step that went well
     */
    public SelfCheck(URI gateway, Consumer<String> passed) {
        this.gateway = gateway;
        this.passed = passed;
    }

    /**
     * Returns when every step went well.
     *
     * @throws CommandFailedException if a step does not go as it should; the message names it, and the log to look into
     */
    public void run() throws InterruptedException {
        var name = UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
        var username = "check_" + name;
        try (var person = new Person(
                gateway,
                "self-check-%s@example.com".formatted(name),
                UUID.randomUUID().toString())) {
            step("register", "auth", person::registers);
            step("log in", "auth", person::logsIn);
            step("the profile appears by the event", "profile", person::awaitsOwnProfile);
            step("set username and bio", "profile", () -> person.setsUsername(username, "checks that all is well"));
            step("upload an avatar", "profile", person::uploadsAvatar);
            step("look up by username", "profile", () -> person.isFoundBy(username));
            step("publish", "feed", () -> person.publishes("All is well."));
            step("the name appears in the feed", "feed", () -> person.awaitsOwnNameInTheFeed(username));
            step("send a message", "chat", () -> person.writesToThemselves("a note of the self-check"));
            step(
                    "read it in the conversation",
                    "chat",
                    () -> person.readsInTheConversation("a note of the self-check"));
            step("log in on another device", "auth", person::beginsASession);
            step("refresh its token", "auth", person::refreshesItsToken);
            step("log it out from here", "auth", person::revokesTheSession);
            step("delete the account", "auth", person::deletesAccount);
        }
    }

    private void step(String name, String service, Step step) throws InterruptedException {
        try {
            step.run();
            passed.accept(name);
        } catch (IOException | CommandFailedException e) {
            throw new CommandFailedException(
                    "self-check failed at '%s': %s; see ./kith logs %s and ./kith logs gateway"
                            .formatted(name, e.getMessage(), service),
                    e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
