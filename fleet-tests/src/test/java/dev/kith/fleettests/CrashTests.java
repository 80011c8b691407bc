package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages while components are killed: each arrives once, in order, at both peers. */
class CrashTests {

    private static final int SENDERS = 10;
    private static final int MESSAGES = 500;
    private static final int ALL = SENDERS * MESSAGES;

    @Test
    void noMessageIsLostDuplicatedOrReorderedWhenComponentsAreKilled() throws InterruptedException {
        assumeFalse(Fleet.components().isEmpty(), "this fleet is not ours to kill");
        var bob = Person.register();
        var people = Stream.generate(Person::register).limit(SENDERS).toList();
        ChatContractTests.awaitInChat(bob);
        people.forEach(ChatContractTests::awaitInChat);
        var receiver = new ResumingChatClient(bob, bob, 0, ALL + 1);
        var senders = people.stream()
                .map(person -> new ResumingChatClient(person, bob, MESSAGES, MESSAGES + 1))
                .toList();

        var killed = new ArrayList<Fleet.KilledComponent>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(receiver);
            senders.forEach(threads::execute);
            try {
                killed.addAll(killAfter(senders, ALL / 4, "chat"));
                killed.addAll(killAfter(senders, ALL / 2, "kafka"));
                killed.addAll(killAfter(senders, ALL * 3 / 4, "gateway"));
                senders.forEach(ResumingChatClient::finish);
                await().until(() -> receiver.isDone() && senders.stream().allMatch(ResumingChatClient::isDone));
            } finally {
                threads.shutdownNow();
                killed.forEach(Fleet.KilledComponent::awaitRestart);
            }
        }

        assertThat(receiver.faults()).isEmpty();
        assertThat(receiver.texts()).hasSize(ALL + 1);
        assertThat(receiver.connections()).isGreaterThan(1);
        for (var sender = 0; sender < SENDERS; sender++) {
            var expected = texts(people.get(sender));
            assertThat(senders.get(sender).faults()).isEmpty();
            assertThat(senders.get(sender).texts().subList(1, MESSAGES + 1)).isEqualTo(expected);
            var id = people.get(sender).id().toString();
            assertThat(receiver.texts().stream()
                            .filter(text -> text.startsWith(id))
                            .toList())
                    .isEqualTo(expected);
        }
    }

    private static List<String> texts(Person sender) {
        var texts = new ArrayList<String>();
        IntStream.range(0, MESSAGES).forEach(number -> texts.add(sender.id() + " " + number));
        return texts;
    }

    private static List<Fleet.KilledComponent> killAfter(
            List<ResumingChatClient> senders, int count, String component) {
        await().until(() -> acknowledged(senders) >= count);
        // All instances at once, or another one would take over.
        return Fleet.components().stream()
                .filter(name -> name.matches(component + "(-\\d+)?"))
                .map(Fleet::kill)
                .toList();
    }

    private static int acknowledged(List<ResumingChatClient> senders) {
        return senders.stream().mapToInt(ResumingChatClient::acknowledged).sum();
    }
}
