package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.test.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ResumeIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private UUID anna;
    private UUID bob;

    @BeforeEach
    void meet() {
        var users = new Users(jdbc);
        anna = users.add();
        bob = users.add();
    }

    @Test
    void pushesMissedEntriesInOrder() {
        send(5);

        try (var client = SocketClient.ofV1(bob, port)) {
            assertThat(client.next("chat.connected").path("position").asLong()).isEqualTo(5);
            client.send("chat.resume", Map.of("after", 2));

            assertThat(positions(until(client, "chat.resumed"))).containsExactly(3L, 4L, 5L);
            send(1);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(6);
        }
    }

    @Test
    void pushesMissedEntriesAfterAHandshakeWithAPosition() {
        send(5);

        try (var client = SocketClient.ofV1After(2, bob, port)) {
            client.next("chat.connected");

            assertThat(positions(until(client, "chat.resumed"))).containsExactly(3L, 4L, 5L);
            send(1);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(6);
        }
    }

    @Test
    void resumesFromAnEarlierPosition() {
        send(3);

        try (var client = SocketClient.ofV1(bob, port)) {
            client.next("chat.connected");
            send(2);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(4);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(5);

            client.send("chat.resume", Map.of("after", 1));

            assertThat(positions(until(client, "chat.resumed"))).containsExactly(2L, 3L, 4L, 5L);
            send(1);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(6);
        }
    }

    @Test
    void refusesAHandshakeParameterThatIsNotAPosition() {
        try (var client = SocketClient.ofV1After("now", bob, port)) {
            client.next("chat.connected");
            var error = client.next("error").path("problem");
            assertThat(error.path("errors").path(0).path("pointer").asString()).isEqualTo("after");

            send(1);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 9})
    void reportsAPositionThatTheStreamDoesNotHave(long after) {
        send(5);

        try (var client = SocketClient.ofV1After(after, bob, port)) {
            client.next("chat.connected");
            var resumed = client.next("chat.resumed");

            assertThat(resumed.path("complete").asBoolean()).isFalse();
            assertThat(resumed.path("position").asLong()).isEqualTo(5);
        }
    }

    @Test
    void pushesThousandsOfEntriesToAClientThatReadsThem() {
        send(3_000);

        try (var client = SocketClient.ofV1(bob, port)) {
            client.next("chat.connected");
            client.send("chat.resume", Map.of("after", 0));

            assertThat(positions(until(client, "chat.resumed"))).containsExactlyElementsOf(upTo(3_000));
        }
    }

    @Test
    void reportsWhereToReadEntriesThatTheStreamLacks() {
        send(5);
        jdbc.sql("delete from changes where user_id = ? and position <= 3")
                .param(bob)
                .update();

        try (var client = SocketClient.ofV1(bob, port)) {
            client.next("chat.connected");
            client.send("chat.resume", Map.of("after", 2));
            var resumed = client.next("chat.resumed");

            assertThat(resumed.path("complete").asBoolean()).isFalse();
            assertThat(resumed.path("position").asLong()).isEqualTo(5);
            assertThat(resumed.path("read").asString()).isEqualTo("/api/chat/conversation");
            send(1);
            assertThat(client.next("chat.message").path("position").asLong()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasNoGapsAndNoDuplicatesWhenTheSocketBreaksOften(boolean inTheHandshake) throws Exception {
        var received = new ArrayList<Long>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = IntStream.range(0, 4)
                    .mapToObj(_ -> senders.submit(() -> send(100)))
                    .toList();
            while (received.size() < 400) {
                try (var client = resumed(received.size(), inTheHandshake)) {
                    var enough = Math.min(400, received.size() + 60);
                    while (received.size() < enough) {
                        var frame = client.next();
                        if (frame.has("sender")) {
                            received.add(frame.path("position").asLong());
                        }
                    }
                }
            }
            for (var one : sending) {
                one.get();
            }
        }

        assertThat(received).containsExactlyElementsOf(upTo(400));
    }

    private SocketClient resumed(int after, boolean inTheHandshake) {
        if (inTheHandshake) {
            return SocketClient.ofV1After(after, bob, port);
        }
        var client = SocketClient.ofV1(bob, port);
        client.next("chat.connected");
        return client.send("chat.resume", Map.of("after", after));
    }

    private void send(int count) {
        var draft = new NewMessage(bob.toString(), "hello", null);
        for (var number = 0; number < count; number++) {
            messages.send(anna, draft);
        }
    }

    private static List<JsonNode> until(SocketClient client, String type) {
        var frames = new ArrayList<JsonNode>();
        for (var frame = client.next(); !frame.path("type").asString().equals(type); frame = client.next()) {
            frames.add(frame);
        }
        return frames;
    }

    private static List<Long> positions(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.path("position").asLong()).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
