package dev.kith.fleet.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Does what a person does in a client, a step at a time; a step that fails says what came instead of what was expected. */
final class Person implements AutoCloseable {

    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration EVENT_POLL = Duration.ofMillis(100);

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
        if (answer.statusCode() == 409) {
            return false;
        }
        id = JsonMapper.shared().readTree(expect(200, answer).body()).path("id").asString();
        return true;
    }

    void logsIn() throws IOException, InterruptedException {
        var answer = expect(202, client.post("/api/auth/login", credentials()));
        client.authorize(answer.headers()
                .firstValue("Authorization")
                .orElseThrow(() -> new CommandFailedException("the answer to the login has no Authorization header")));
    }

    /** On another device, whose access token is short-lived. */
    void beginsASession() throws IOException, InterruptedException {
        var tokens = JsonMapper.shared()
                .readTree(expect(201, client.post("/api/auth/sessions", credentials()))
                        .body());
        session = tokens.path("session_id").asString();
        refreshToken = tokens.path("refresh_token").asString();
    }

    void refreshesItsToken() throws IOException, InterruptedException {
        var tokens = JsonMapper.shared()
                .readTree(expect(200, device.post("/api/auth/refresh", refreshment()))
                        .body());
        refreshToken = tokens.path("refresh_token").asString();
        device.authorize("Bearer " + tokens.path("access_token").asString());
        expect(202, device.get("/api/auth/id/"));
    }

    void revokesTheSession() throws IOException, InterruptedException {
        expect(204, client.delete("/api/auth/sessions/" + session));
        expect(401, device.post("/api/auth/refresh", refreshment()));
    }

    /** Waits for the profile that the event of the registration makes. */
    void awaitsOwnProfile() throws IOException, InterruptedException {
        expect(200, awaits(() -> client.get("/api/profile/" + id), answer -> answer.statusCode() == 200));
    }

    void setsUsername(String username, String bio) throws IOException, InterruptedException {
        expect(204, client.put("/api/profile/", JsonMapper.shared().writeValueAsString(new Profile(username, bio))));
    }

    void uploadsAvatar() throws IOException, InterruptedException {
        expect(204, client.put("/api/profile/avatar/", "image/png", BodyPublishers.ofByteArray(FACE)));
    }

    void isFoundBy(String username) throws IOException, InterruptedException {
        var answer = expect(202, client.get("/api/profile/username/" + username));
        if (!answer.body().contains(id)) {
            throw new CommandFailedException("%s is somebody else: %s".formatted(username, answer.body()));
        }
    }

    void publishes(String text) throws IOException, InterruptedException {
        expect(201, client.post("/api/feed/", JsonMapper.shared().writeValueAsString(new Text(text))));
    }

    /** Waits for the name that the event of the profile brings to the feed. */
    void awaitsOwnNameInTheFeed(String username) throws IOException, InterruptedException {
        var feed = expect(
                200,
                awaits(
                        () -> client.get("/api/feed/?limit=100"),
                        answer -> answer.body().contains(username)));
        if (!feed.body().contains(username)) {
            throw new CommandFailedException("the feed does not show what %s published".formatted(username));
        }
    }

    /** Waits for the event by which chat knows of this person. */
    void writesToThemselves(String text) throws IOException, InterruptedException {
        var message = JsonMapper.shared().writeValueAsString(new Message(id, text));
        expect(201, awaits(() -> client.post("/api/chat/", message), answer -> answer.statusCode() == 201));
    }

    void readsInTheConversation(String text) throws IOException, InterruptedException {
        var conversation = expect(200, client.get("/api/chat/conversation/" + id));
        if (!conversation.body().contains(text)) {
            throw new CommandFailedException("the conversation does not show what was written: " + conversation.body());
        }
    }

    void deletesAccount() throws IOException, InterruptedException {
        expect(202, client.delete("/api/auth/"));
    }

    @Override
    public void close() {
        client.close();
        device.close();
    }

    private static HttpResponse<String> awaits(Call call, Predicate<HttpResponse<String>> happened)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + EVENT_PATIENCE.toNanos();
        var answer = call.answer();
        while (!happened.test(answer) && System.nanoTime() < deadline) {
            Thread.sleep(EVENT_POLL);
            answer = call.answer();
        }
        return answer;
    }

    private String credentials() {
        return JsonMapper.shared().writeValueAsString(new Credentials(email, password));
    }

    private String refreshment() {
        return JsonMapper.shared().writeValueAsString(new Refresh(refreshToken));
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new CommandFailedException("%s %s answered %d, expected %d: %s"
                    .formatted(
                            answer.request().method(),
                            answer.request().uri(),
                            answer.statusCode(),
                            status,
                            answer.body().strip()));
        }
        return answer;
    }

    private record Credentials(String email, String password) {}

    private record Refresh(@JsonProperty("refresh_token") String refreshToken) {}

    private record Profile(String username, String bio) {}

    private record Text(String text) {}

    private record Message(String receiver, String text) {}

    @FunctionalInterface
    private interface Call {
        HttpResponse<String> answer() throws IOException, InterruptedException;
    }
}
