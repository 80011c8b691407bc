package dev.kith.chat.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.change.Change.Deleted;
import dev.kith.chat.change.Change.Delivered;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Read;
import dev.kith.chat.change.Change.Sent;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.message.Draft;
import dev.kith.chat.message.Messages;
import dev.kith.database.retention.Retention;
import dev.kith.test.ServiceTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class ChangesIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private Changes changes;

    @Autowired
    private Announcements announcements;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Retention oldChanges;

    private UUID anna;
    private UUID bob;

    @BeforeEach
    void meetAnnaAndBob() {
        var users = new Users(jdbc);
        anna = users.somebody();
        bob = users.somebody();
    }

    @Test
    void areOneStreamForEach() {
        var first = send(anna, bob, "one");
        var second = send(bob, anna, "two");
        messages.delivered(bob, anna, 1);
        messages.read(bob, anna, 2);

        var content =
                List.of(sent(first, "one"), sent(second, "two"), new Delivered(bob, anna, 1), new Read(bob, anna, 2));
        for (var user : List.of(anna, bob)) {
            assertThat(all(user)).extracting(Change::content).isEqualTo(content);
            assertThat(all(user)).extracting(Change::position).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void goOnFromAnyPosition() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        send(anna, bob, "three");

        assertThat(changes.after(bob, 1, 1).orElseThrow())
                .extracting(Change::position)
                .containsExactly(2L);
        assertThat(changes.after(bob, 3, 100)).contains(List.of());
        assertThat(changes.position(bob)).isEqualTo(3);
    }

    @Test
    void showAMessageAsItIsNow() {
        var edited = send(anna, bob, "helo");
        var deleted = send(anna, bob, "psst");
        messages.edit(anna, edited.id(), "hello", _ -> {});
        messages.edit(anna, deleted.id(), "oops", _ -> {});
        messages.delete(anna, deleted.id());

        var gone = new Deleted(deleted.id(), anna, bob, 2);
        var content = all(bob).stream().map(Change::content).toList();
        assertThat(content).containsExactly(sent(edited, "hello"), gone, content.get(2), gone, gone);
        assertThat(content.get(2))
                .isInstanceOfSatisfying(
                        Edited.class, change -> assertThat(change.text()).isEqualTo("hello"));
    }

    @Test
    void sayThatTheyDoNotGoBackSoFar() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        jdbc.sql("update changes set time = now() - interval '31 days' where user_id = :bob and position = 1")
                .param("bob", bob)
                .update();

        oldChanges.deleteExpired();

        assertThat(changes.after(bob, 0, 100)).isEmpty();
        assertThat(changes.after(bob, 1, 100).orElseThrow()).hasSize(1);
        assertThat(changes.after(bob, 3, 100)).as("a position from the future").isEmpty();
        assertThat(changes.after(anna, 0, 100).orElseThrow()).hasSize(2);
    }

    @Test
    void sayThatOneIsMissingBetween() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        send(anna, bob, "three");
        jdbc.sql("delete from changes where user_id = :bob and position = 2")
                .param("bob", bob)
                .update();

        assertThat(changes.after(bob, 0, 1).orElseThrow()).hasSize(1);
        assertThat(changes.after(bob, 0, 100)).isEmpty();
        assertThat(changes.after(bob, 2, 100).orElseThrow()).hasSize(1);
    }

    @Test
    void areToldWhenTheyAreCommitted() {
        var heard = listen();

        transactions.executeWithoutResult(_ -> {
            send(anna, bob, "one");
            assertThat(heard).isEmpty();
        });
        messages.read(bob, anna, 1);

        assertThat(heard).containsExactlyInAnyOrderElementsOf(all(anna, bob));
    }

    @Test
    void areNotToldWhenNothingCameOfThem() {
        var heard = listen();

        transactions.executeWithoutResult(transaction -> {
            send(anna, bob, "one");
            transaction.setRollbackOnly();
        });

        assertThat(heard).isEmpty();
        assertThat(all(bob)).isEmpty();
        assertThat(changes.position(bob)).isZero();
    }

    @Test
    void areMadeDespiteAListenerThatFails() {
        announcements.subscribe(told -> {
            if (told.getFirst().user().equals(anna)) {
                throw new IllegalStateException("a listener of a test fails");
            }
        });

        assertThat(send(anna, bob, "one").seq()).isEqualTo(1);
    }

    /** Each once, however often it is told: what this instance did comes by in Kafka again. */
    private Set<Change> listen() {
        var heard = ConcurrentHashMap.<Change>newKeySet();
        announcements.subscribe(told -> told.stream()
                .filter(change -> change.user().equals(anna) || change.user().equals(bob))
                .forEach(heard::add));
        return heard;
    }

    private Message send(UUID sender, UUID receiver, String text) {
        return messages.send(sender, Draft.of(receiver.toString(), text, null)).message();
    }

    private List<Change> all(UUID... users) {
        return Arrays.stream(users)
                .flatMap(user -> changes.after(user, 0, 100).orElseThrow().stream())
                .toList();
    }

    private static Sent sent(Message message, String text) {
        return new Sent(
                message.id(),
                message.sender(),
                message.receiver(),
                message.seq(),
                text,
                message.clientId(),
                message.timeSent());
    }
}
