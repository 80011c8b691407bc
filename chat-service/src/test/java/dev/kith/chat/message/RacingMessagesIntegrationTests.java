package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.test.ServiceTest;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RacingMessagesIntegrationTests {

    private static final int SENDERS = 8;
    private static final int EACH = 25;
    private static final int ALL = SENDERS * EACH;

    @Autowired
    private Messages messages;

    @Autowired
    private Conversations conversations;

    @Autowired
    private JdbcClient jdbc;

    private UUID anna;
    private UUID bob;

    @BeforeEach
    void makeAnnaAndBob() {
        var users = new Users(jdbc);
        anna = users.add();
        bob = users.add();
    }

    @Test
    void haveNoGapsWhenBothSendAtOnce() throws Exception {
        race(number -> number % 2 == 0 ? send(anna, bob) : send(bob, anna));

        var kept = conversations.messages(anna, bob, new PageRequest(ALL, null)).items();
        assertThat(kept).extracting(Message::seq).containsExactlyElementsOf(upTo(ALL));
        assertThat(kept).extracting(Message::timeSent).isSorted();
        for (var user : List.of(anna, bob)) {
            var stream = messages.changes(user, 0, ALL + 1).entries();
            assertThat(stream).extracting(StreamEntry::position).containsExactlyElementsOf(upTo(ALL));
            assertThat(stream).extracting(entry -> entry.content().seq()).containsExactlyElementsOf(upTo(ALL));
            assertThat(conversations.messages(user, new PageRequest(ALL, null)).items())
                    .isEqualTo(kept);
        }
    }

    @Test
    void doNotDeadlock() throws Exception {
        var people = IntStream.range(0, 4).mapToObj(_ -> new Users(jdbc).add()).toList();

        race(number -> {
            var sender = people.get(number % 4);
            messages.read(sender, people.get((number + 2) % 4), number);
            return send(sender, people.get((number + 1 + number / 4 % 3) % 4));
        });

        for (var user : people) {
            var end = messages.streamEnd(user);
            assertThat(messages.changes(user, 0, 10 * ALL).entries())
                    .extracting(StreamEntry::position)
                    .containsExactlyElementsOf(upTo(end));
        }
    }

    @Test
    void areStoredOnceWhenTheirClientIdIsUsedConcurrently() throws Exception {
        var draft = new NewMessage(bob.toString(), "hello", "the-same");

        var receipts = race(_ -> messages.send(anna, draft));

        assertThat(receipts)
                .extracting(Receipt::message)
                .containsOnly(receipts.getFirst().message());
        assertThat(receipts).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(messages.streamEnd(anna)).isEqualTo(1);
        assertThat(messages.streamEnd(bob)).isEqualTo(1);
    }

    private Receipt send(UUID sender, UUID receiver) {
        return messages.send(sender, new NewMessage(receiver.toString(), "hello", null));
    }

    private static List<Receipt> race(Turn turn) throws Exception {
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = racers.invokeAll(IntStream.range(0, SENDERS)
                    .<Callable<List<Receipt>>>mapToObj(racer -> () -> IntStream.range(0, EACH)
                            .mapToObj(lap -> turn.take(racer + lap))
                            .toList())
                    .toList());
            return runs.stream().flatMap(run -> run.resultNow().stream()).toList();
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @FunctionalInterface
    private interface Turn {

        Receipt take(int number);
    }
}
