package dev.kith.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.test.ServiceTest;
import dev.kith.test.client.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ConversationIntegrationTests {

    @Autowired
    private Messages messages;

    private Api anna;
    private Api bob;
    private Api carol;

    @BeforeEach
    void meet(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        var users = new Users(jdbc);
        anna = Api.as(users.add(), port);
        bob = Api.as(users.add(), port);
        carol = Api.as(users.add(), port);
    }

    @Test
    void isReadOldestFirst() {
        anna.send(bob, "one");
        carol.send(anna, "two");
        bob.send(anna, "three");
        bob.send(carol, "of others");
        anna.send(anna, "four");

        assertThat(texts(anna.get("/api/chat/conversation"))).containsExactly("one", "two", "three", "four");
        assertThat(texts(anna.get("/api/chat/conversation/" + bob.id()))).containsExactly("one", "three");
        assertThat(texts(bob.get("/api/chat/conversation/" + anna.id()))).containsExactly("one", "three");
        assertThat(texts(anna.get("/api/chat/conversation/" + anna.id()))).containsExactly("four");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "no-uuid"})
    void isEmptyForAnUnknownPeer(String unknown) {
        assertThat(anna.get("/api/chat/conversation/" + unknown).is(200).body()).isEqualTo("[]");
        assertThat(anna.get("/api/chat/conversation").is(200).body()).isEqualTo("[]");
        assertThat(anna.get("/api/chat/conversations").is(200).body()).isEqualTo("[]");
    }

    @Test
    void isPagedByItsSizeToo() throws Exception {
        var sent = new ArrayList<String>();
        for (var number = 0; number < 500; number++) {
            var text = number + "\uD83D\uDC4B".repeat(3_900);
            sent.add(messages.send(anna.id(), new NewMessage(bob.id().toString(), text, null))
                    .message()
                    .id()
                    .toString());
        }

        for (var list : List.of("/api/chat/conversation", "/api/chat/conversation/" + bob.id())) {
            var read = new ArrayList<String>();
            for (var next = list + "?limit=500"; !next.isEmpty(); ) {
                var page = anna.get(next).is(200);
                assertThat(page.bytes().length).isLessThan(512 * 1024);
                read.addAll(0, page.all("id"));
                next = page.next();
            }
            assertThat(read).isEqualTo(sent);
        }
        assertThat(anna.get("/api/chat/conversations").next()).isEmpty();

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = IntStream.range(0, 40)
                    .mapToObj(_ -> readers.submit(() -> anna.get("/api/chat/conversation?limit=500")))
                    .toList();
            for (var read : reads) {
                assertThat(read.get().status()).isIn(200, 503);
            }
        }
        anna.get("/api/chat/conversation?limit=500").is(200);
    }

    @Test
    void isPagedFromItsNewestMessages() {
        IntStream.rangeClosed(1, 7)
                .forEach(number -> (number % 2 == 0 ? anna : bob)
                        .send(number % 2 == 0 ? bob : anna, "m" + number)
                        .is(201));

        for (var list : List.of("/api/chat/conversation", "/api/chat/conversation/" + bob.id())) {
            var newest = anna.get(list + "?limit=3");
            var older = anna.get(newest.next());
            var oldest = anna.get(older.next());

            assertThat(texts(newest)).containsExactly("m5", "m6", "m7");
            assertThat(texts(older)).containsExactly("m2", "m3", "m4");
            assertThat(texts(oldest)).containsExactly("m1");
            assertThat(oldest.next()).isEmpty();
        }
    }

    @Test
    void hasPagesOfTwoHundredAndAtMostFiveHundredMessages() {
        var draft = new NewMessage(bob.id().toString(), "hello", null);
        IntStream.rangeClosed(1, 201).forEach(_ -> messages.send(anna.id(), draft));

        assertThat(anna.get("/api/chat/conversation").json()).hasSize(200);
        assertThat(anna.get("/api/chat/conversation?limit=500").json()).hasSize(201);
        anna.get("/api/chat/conversation?limit=501").isInvalid("?limit");
        anna.get("/api/chat/conversation?cursor=made-up").isInvalid("?cursor");
    }

    @Test
    void isListedOnceForEachPeerTheLatestFirst() {
        bob.send(anna, "one");
        carol.send(anna, "two");
        carol.send(anna, "three");
        anna.send(bob, "four");
        messages.read(anna.id(), carol.id(), 1);

        var annas = anna.get("/api/chat/conversations").is(200).json();

        assertThat(annas).hasSize(2);
        assertThat(annas.path(0).path("peer").asString()).isEqualTo(bob.id().toString());
        assertThat(annas.path(0).path("last_message").path("text").asString()).isEqualTo("four");
        assertThat(annas.path(0).path("unread").asLong()).isEqualTo(1);
        assertThat(annas.path(1).path("last_message").path("text").asString()).isEqualTo("three");
        assertThat(annas.path(1).path("unread").asLong()).isEqualTo(1);
        assertThat(annas.path(1).path("read_seq").asLong()).isEqualTo(1);
        var carols = carol.get("/api/chat/conversations").json().path(0);
        assertThat(carols.path("peer_read_seq").asLong()).isEqualTo(1);
        assertThat(carols.path("peer_delivered_seq").asLong()).isEqualTo(1);
    }

    @Test
    void isListedWithoutALastMessageWhenAllAreDeleted() {
        anna.delete(anna.send(bob, "oops").text("id"));

        var annas = anna.get("/api/chat/conversations").is(200).json();

        assertThat(annas).hasSize(1);
        assertThat(annas.path(0).has("last_message")).isFalse();
        assertThat(annas.path(0).path("last_seq").asLong()).isEqualTo(1);
    }

    @Test
    void isOnThePageOfItsLastMessage() {
        bob.send(anna, "one");
        carol.send(anna, "two");
        anna.send(anna, "three");

        var first = anna.get("/api/chat/conversations?limit=2");
        var second = anna.get(first.next());

        assertThat(peers(first)).containsExactly(anna.id(), carol.id());
        assertThat(peers(second)).containsExactly(bob.id());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void isRefusedWithoutAnIdentity() {
        var forged = Map.of("X-User-ID", UUID.randomUUID().toString());

        anna.get("/api/chat/conversation", forged).is(401);
    }

    private static List<String> texts(TestResponse answer) {
        return answer.is(200)
                .json()
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    private static List<UUID> peers(TestResponse answer) {
        return answer.is(200)
                .json()
                .valueStream()
                .map(row -> UUID.fromString(row.path("peer").asString()))
                .toList();
    }
}
