package dev.kith.chat.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.chat.Api;
import dev.kith.chat.Events;
import dev.kith.chat.Users;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RegistrationIntegrationTests {

    @LocalServerPort
    private int port;

    private Events events;
    private Api anna;
    private Api newcomer;

    @BeforeEach
    void makeAnna(@Autowired JdbcClient jdbc, @Autowired Environment environment) {
        events = new Events(environment);
        anna = Api.as(new Users(jdbc).add(), port);
        newcomer = Api.as(UUID.randomUUID(), port);
    }

    @Test
    void makesAUserWhoCanReceiveMessages() {
        anna.send(newcomer, "are you there?").isInvalid("/receiver");

        events.send(new UserRegistered(newcomer.id()));

        await().atMost(Duration.ofMinutes(1))
                .until(() -> anna.send(newcomer, "welcome").status() == 201);
    }

    @Test
    void isWaitedForIfTheIdOfTheReceiverIsNew(@Autowired JdbcClient jdbc) {
        var recent = Api.as(jdbc.sql("select uuidv7()").query(UUID.class).single(), port);
        anna.send(recent, "are you there?").isUnavailable();
        anna.sendOnce(recent, "are you there?", "a-key").isUnavailable();

        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Integer>();
            var sending = thread.submit(() -> {
                do {
                    sent.add(anna.send(recent, "welcome").status());
                } while (sent.getLast() == 503);
                return sent.getLast();
            });
            events.send(new UserRegistered(recent.id()));
            assertThat(sending).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(201);
        }
        anna.sendOnce(recent, "are you there?", "a-key").is(201);
    }

    @Test
    void isNotWaitedForIfTheAccountIsDeletedOrOld(@Autowired JdbcClient jdbc) {
        var deleted = jdbc.sql("insert into people (id, deleted) values (uuidv7(), true) returning id")
                .query(UUID.class)
                .single();
        var old = jdbc.sql("select uuidv7('-2 minutes')").query(UUID.class).single();

        anna.send(Api.as(deleted, port), "hello").isInvalid("/receiver");
        anna.send(Api.as(old, port), "hello").isInvalid("/receiver");
    }

    @Test
    void replacesADeletedUserByAPseudonym() {
        var id = newcomer.send(anna, "hello").is(201).text("id");
        anna.send(newcomer, "welcome").is(201);

        events.send(new UserDeleted(newcomer.id()));

        await().atMost(Duration.ofMinutes(1))
                .until(() -> anna.message(id).text("sender_name").equals("deleted user"));
        assertThat(anna.get("/api/chat/conversation").json()).hasSize(2);
        anna.send(newcomer, "are you there?").isInvalid("/receiver");
        newcomer.send(anna, "I am").isProblem(404, "user not found");
    }

    @Test
    void doesNotRestoreAUserWhenItArrivesAfterTheDeletion() {
        var other = Api.as(UUID.randomUUID(), 0);
        newcomer.send(anna, "hello").is(201);
        events.send(new UserDeleted(newcomer.id()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> anna.send(newcomer, "hello").status() == 400);

        events.send(new UserRegistered(newcomer.id()));
        events.sendAfter(newcomer.id(), new UserRegistered(other.id()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> anna.send(other, "hello").status() == 201);

        newcomer.send(anna, "hello again").isProblem(404, "user not found");
    }
}
