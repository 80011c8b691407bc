package dev.kith.fleet.check;

import dev.kith.fleet.client.ServiceClient;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.Polling;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A user of the gateway, one request at a time. A step that fails throws {@link CommandFailedException}. */
final class SelfCheckUser {

    private static final Polling EVENT = new Polling(Duration.ofMillis(100), Duration.ofMinutes(3));

    /** A PNG of one pixel. */
    private static final byte[] AVATAR = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final String credentials;
    private ServiceClient client;
    private ServiceClient device;
    private String id = "";
    private String session = "";
    private String refreshToken = "";

    SelfCheckUser(URI gateway, String email, String password) {
        this.client = new ServiceClient("the gateway", gateway);
        this.device = client;
        this.credentials = json(Map.of("email", email, "password", password));
    }

    /** Returns false if the e-mail address is taken. */
    boolean register() throws InterruptedException {
        var response = client.post("/api/auth/register", credentials);
        if (response.status() == 409) {
            return false;
        }
        id = response.expect(200).json().path("id").asString();
        return true;
    }

    void logIn() throws InterruptedException {
        var token = client.post("/api/auth/login", credentials).expect(202).header("Authorization");
        client = client.with("Authorization", token);
    }

    /** On another device, with a short-lived access token. */
    void beginSession() throws InterruptedException {
        var tokens = client.post("/api/auth/sessions", credentials).expect(201).json();
        session = tokens.path("session_id").asString();
        refreshToken = tokens.path("refresh_token").asString();
    }

    void refreshSession() throws InterruptedException {
        var tokens = device.post("/api/auth/refresh", refresh()).expect(200).json();
        refreshToken = tokens.path("refresh_token").asString();
        device = device.with(
                "Authorization", "Bearer " + tokens.path("access_token").asString());
        device.get("/api/auth/id/").expect(202);
    }

    void revokeSession() throws InterruptedException {
        client.delete("/api/auth/sessions/" + session).expect(204);
        device.post("/api/auth/refresh", refresh()).expect(401);
    }

    /** The registration event creates the profile. */
    void awaitProfile() throws InterruptedException {
        EVENT.until(response -> response.status() == 200, () -> client.get("/api/profile/" + id))
                .expect(200);
    }

    void setUsername(String username, String bio) throws InterruptedException {
        client.put("/api/profile/", json(Map.of("username", username, "bio", bio)))
                .expect(204);
    }

    void uploadAvatar() throws InterruptedException {
        client.put("/api/profile/avatar/", "image/png", BodyPublishers.ofByteArray(AVATAR))
                .expect(204);
    }

    void findByUsername(String username) throws InterruptedException {
        var body = client.get("/api/profile/username/" + username).expect(202).body();
        require(body.contains(id), "%s is another user: %s".formatted(username, body));
    }

    void publish(String text) throws InterruptedException {
        client.post("/api/feed/", json(Map.of("text", text))).expect(201);
    }

    /** The profile event brings the name to the feed. */
    void awaitNameInFeed(String username) throws InterruptedException {
        var feed = EVENT.until(response -> response.body().contains(username), () -> client.get("/api/feed/?limit=100"))
                .expect(200);
        require(feed.body().contains(username), "the feed does not show the publication of " + username);
    }

    /** To this user itself. The registration event makes the user known to chat. */
    void sendMessage(String text) throws InterruptedException {
        var message = json(Map.of("receiver", id, "text", text));
        EVENT.until(response -> response.status() == 201, () -> client.post("/api/chat/", message))
                .expect(201);
    }

    void readConversation(String text) throws InterruptedException {
        var body = client.get("/api/chat/conversation/" + id).expect(200).body();
        require(body.contains(text), "the conversation does not show the message: " + body);
    }

    void deleteAccount() throws InterruptedException {
        client.delete("/api/auth/").expect(202);
    }

    private String refresh() {
        return json(Map.of("refresh_token", refreshToken));
    }

    private static String json(Map<String, String> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }

    private static void require(boolean holds, String failure) {
        if (!holds) {
            throw new CommandFailedException(failure);
        }
    }
}
