package dev.kith.fleet.check;

import dev.kith.fleet.terminal.CommandFailedException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The walk through the README, done through the gateway with an account of its own, which it deletes at the end.
 *
 * @param passed receives the name of each step that passed
 */
public record SelfCheck(URI gateway, Consumer<String> passed) {

    private static final int NAME_LENGTH = 12;
    private static final String MESSAGE = "a note of the self-check";

    /**
     * Returns when every step has passed.
     *
     * @throws CommandFailedException if a step fails; the message names the step and the logs to read
     */
    public void run() throws InterruptedException {
        var name = UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
        var username = "check_" + name;
        var user = new SelfCheckUser(
                gateway,
                "self-check-%s@example.com".formatted(name),
                UUID.randomUUID().toString());
        step("register", "auth", user::register);
        step("log in", "auth", user::logIn);
        step("the profile appears by the event", "profile", user::awaitProfile);
        step("set username and bio", "profile", () -> user.setUsername(username, "checks that all is well"));
        step("upload an avatar", "profile", user::uploadAvatar);
        step("look up by username", "profile", () -> user.findByUsername(username));
        step("publish", "feed", () -> user.publish("All is well."));
        step("the name appears in the feed", "feed", () -> user.awaitNameInFeed(username));
        step("send a message", "chat", () -> user.sendMessage(MESSAGE));
        step("read it in the conversation", "chat", () -> user.readConversation(MESSAGE));
        step("log in on another device", "auth", user::beginSession);
        step("refresh its token", "auth", user::refreshSession);
        step("log it out from here", "auth", user::revokeSession);
        step("delete the account", "auth", user::deleteAccount);
    }

    private void step(String name, String service, Step step) throws InterruptedException {
        try {
            step.run();
            passed.accept(name);
        } catch (CommandFailedException e) {
            throw new CommandFailedException(
                    "self-check failed at '%s': %s; see ./kith logs %s and ./kith logs gateway"
                            .formatted(name, e.getMessage(), service),
                    e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }
}
