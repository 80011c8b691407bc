package dev.kith.fleet.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.fleet.client.Client;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a person does in a client, a step at a time; a step that fails says what came instead of what was expected.
 */
final class Person implements AutoCloseable {

    private static final Polling EVENT = new Polling(Duration.ofMillis(100), Duration.ofMinutes(3));

    /** A PNG of one pixel. */
    private static final byte[] FACE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Client client;
    private final Client device;
    private final String email;
    private final String password;
    private String id = "";
    private String session = "";
    private String refreshToken = "";

    Person(URI gateway, String email, String password) {
        this.client = new Client(gateway);
        this.device = new Client(gateway);
        this.email = email;
        this.password = password;
    }

    /** False if somebody has the e-mail address already. */
    boolean registers() throws IOException, InterruptedException {
        var answer = client.post("/api/auth/register", credentials());
        if (answer.status() == 409) {
            return false;
        }
        id = answer.expect(200).json().path("id").asString();
        return true;
    }

    void logsIn() throws IOException, InterruptedException {
        client.authorize(
                client.post("/api/auth/login", credentials()).expect(202).header("Authorization"));
    }

    /** On another device, whose access token is short-lived. */
    void beginsASession() throws IOException, InterruptedException {
        var tokens =
                client.post("/api/auth/sessions", credentials()).expect(201).json();
        session = tokens.path("session_id").asString();
        refreshToken = tokens.path("refresh_token").asString();
    }

    void refreshesItsToken() throws IOException, InterruptedException {
        var tokens = device.post("/api/auth/refresh", refreshment()).expect(200).json();
        refreshToken = tokens.path("refresh_token").asString();
        device.authorize("Bearer " + tokens.path("access_token").asString());
        device.get("/api/auth/id/").expect(202);
    }

    void revokesTheSession() throws IOException, InterruptedException {
        client.delete("/api/auth/sessions/" + session).expect(204);
        device.post("/api/auth/refresh", refreshment()).expect(401);
    }

    /** Waits for the profile that the event of the registration makes. */
    void awaitsOwnProfile() throws IOException, InterruptedException {
        EVENT.until(answer -> answer.status() == 200, () -> client.get("/api/profile/" + id))
                .expect(200);
    }

    void setsUsername(String username, String bio) throws IOException, InterruptedException {
        client.put("/api/profile/", JsonMapper.shared().writeValueAsString(new Profile(username, bio)))
                .expect(204);
    }

    void uploadsAvatar() throws IOException, InterruptedException {
        client.put("/api/profile/avatar/", "image/png", BodyPublishers.ofByteArray(FACE))
                .expect(204);
    }

    void isFoundBy(String username) throws IOException, InterruptedException {
        var answer = client.get("/api/profile/username/" + username).expect(202);
        if (!answer.body().contains(id)) {
            throw new CommandFailedException("%s is somebody else: %s".formatted(username, answer.body()));
        }
    }

    void publishes(String text) throws IOException, InterruptedException {
        client.post("/api/feed/", JsonMapper.shared().writeValueAsString(new Text(text)))
                .expect(201);
    }

    /** Waits for the name that the event of the profile brings to the feed. */
    void awaitsOwnNameInTheFeed(String username) throws IOException, InterruptedException {
        var feed = EVENT.until(answer -> answer.body().contains(username), () -> client.get("/api/feed/?limit=100"))
                .expect(200);
        if (!feed.body().contains(username)) {
            throw new CommandFailedException("the feed does not show what %s published".formatted(username));
        }
    }

    /** Waits for the event by which chat knows of this person. */
    void writesToThemselves(String text) throws IOException, InterruptedException {
        var message = JsonMapper.shared().writeValueAsString(new Message(id, text));
        EVENT.until(answer -> answer.status() == 201, () -> client.post("/api/chat/", message))
                .expect(201);
    }

    void readsInTheConversation(String text) throws IOException, InterruptedException {
        var conversation = client.get("/api/chat/conversation/" + id).expect(200);
        if (!conversation.body().contains(text)) {
            throw new CommandFailedException("the conversation does not show what was written: " + conversation.body());
        }
    }

    void deletesAccount() throws IOException, InterruptedException {
        client.delete("/api/auth/").expect(202);
    }

    @Override
    public void close() {
        client.close();
        device.close();
    }

    private String credentials() {
        return JsonMapper.shared().writeValueAsString(new Credentials(email, password));
    }

    private String refreshment() {
        return JsonMapper.shared().writeValueAsString(new Refresh(refreshToken));
    }

    private record Credentials(String email, String password) {}

    private record Refresh(@JsonProperty("refresh_token") String refreshToken) {}

    private record Profile(String username, String bio) {}

    private record Text(String text) {}

    private record Message(String receiver, String text) {}
}
