package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.chat.user.ChatUsers;
import dev.kith.test.ServiceTest;
import dev.kith.test.client.TestResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class PopularReceiverIntegrationTests {

    /** More than the database connections. */
    private static final int WRITERS = 30;

    @Autowired
    private Messages messages;

    @Autowired
    private ChatUsers chatUsers;

    @Autowired
    private TransactionOperations transactions;

    private Users users;

    @BeforeEach
    void meet(@Autowired JdbcClient jdbc) {
        users = new Users(jdbc);
    }

    @Test
    void leavesDatabaseConnectionsToOtherConversations() {
        var popular = users.add();
        var others = Stream.generate(users::add).limit(WRITERS + 2).toList();
        var ready = new CountDownLatch(WRITERS);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(_ -> {
                chatUsers.lock(popular);
                for (var writer : others.subList(0, WRITERS)) {
                    var _ = writers.submit(() -> {
                        ready.countDown();
                        return send(writer, popular);
                    });
                }
                var sent = writers.submit(() -> {
                    ready.await();
                    for (var number = 0; number < WRITERS; number++) {
                        send(others.get(WRITERS), others.get(WRITERS + 1));
                    }
                    return true;
                });
                assertThat(sent).succeedsWithin(Duration.ofMinutes(1));
            });
        }
    }

    @Test
    void leavesDatabaseConnectionsToOthersIfTheRequestsHaveAnIdempotencyKey(@LocalServerPort int port) {
        var popular = Api.as(users.add(), port);
        var ready = new CountDownLatch(WRITERS);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = new ArrayList<Future<TestResponse>>();
            transactions.executeWithoutResult(_ -> {
                chatUsers.lock(popular.id());
                for (var number = 0; number < WRITERS; number++) {
                    var writer = Api.as(users.add(), port);
                    responses.add(writers.submit(() -> {
                        ready.countDown();
                        return writer.sendOnce(popular, "hello", "a-key");
                    }));
                }
                var read = writers.submit(() -> {
                    ready.await();
                    for (var number = 0; number < WRITERS; number++) {
                        popular.get("/api/chat/conversations").is(200);
                    }
                    return true;
                });
                assertThat(read).succeedsWithin(Duration.ofSeconds(30));
            });
            for (var response : responses) {
                assertThat(response).succeedsWithin(Duration.ofMinutes(1)).satisfies(sent -> sent.is(201));
            }
        }
        assertThat(popular.get("/api/chat/conversation").json()).hasSize(WRITERS);
    }

    private Receipt send(UUID sender, UUID receiver) {
        return messages.send(sender, new NewMessage(receiver.toString(), "hello", null));
    }
}
