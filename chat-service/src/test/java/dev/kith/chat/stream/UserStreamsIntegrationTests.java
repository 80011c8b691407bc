package dev.kith.chat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.message.ChatEvent;
import dev.kith.chat.message.ChatEvent.MessageSent;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.protocol.ServerFrame.DeletedFrame;
import dev.kith.chat.protocol.ServerFrame.DeliveredFrame;
import dev.kith.chat.protocol.ServerFrame.EditedFrame;
import dev.kith.chat.protocol.ServerFrame.MessageFrame;
import dev.kith.chat.protocol.ServerFrame.ReadFrame;
import dev.kith.database.retention.Retention;
import dev.kith.test.ServiceTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class UserStreamsIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private UserStreams<ServerFrame> streams;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Retention oldChanges;

    private UUID anna;
    private UUID bob;

    @BeforeEach
    void makeAnnaAndBob() {
        var users = new Users(jdbc);
        anna = users.add();
        bob = users.add();
    }

    @Test
    void haveTheSameEntriesForBothUsers() {
        send(anna, bob, "one");
        send(bob, anna, "two");
        messages.delivered(bob, anna, 1);
        messages.read(bob, anna, 2);

        for (var user : List.of(anna, bob)) {
            assertThat(texts(user)).containsExactly("one", "two", "DeliveredFrame", "ReadFrame");
            assertThat(entries(user)).extracting(StreamEntry::position).containsExactly(1L, 2L, 3L, 4L);
            assertThat(entries(user).get(2).content()).isEqualTo(new DeliveredFrame(bob, anna, 1, 3));
            assertThat(entries(user).get(3).content()).isEqualTo(new ReadFrame(bob, anna, 2, 4));
        }
    }

    @Test
    void areReadFromAnyPosition() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        send(anna, bob, "three");

        assertThat(streams.page(bob, 1, 1).entries())
                .extracting(StreamEntry::position)
                .containsExactly(2L);
        assertThat(streams.page(bob, 3, 100)).isEqualTo(new StreamPage<>(3, List.of()));
        assertThat(streams.end(bob)).isEqualTo(3);
    }

    @Test
    void haveEachMessageAsItIsNow() {
        var edited = send(anna, bob, "helo");
        var deleted = send(anna, bob, "psst");
        messages.edit(anna, edited.id(), "hello");
        messages.edit(anna, deleted.id(), "oops");
        messages.delete(anna, deleted.id());

        assertThat(texts(bob)).containsExactly("hello", "DeletedFrame", "hello", "DeletedFrame", "DeletedFrame");
        assertThat(entries(bob).get(1).content()).isEqualTo(new DeletedFrame(deleted.id(), anna, bob, 2, 2));
        assertThat(entries(bob).get(2).content()).isInstanceOf(EditedFrame.class);
    }

    @Test
    void reportThatOldEntriesAreDeleted() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        jdbc.sql("update changes set time = now() - interval '31 days' where user_id = :bob and position = 1")
                .param("bob", bob)
                .update();

        oldChanges.deleteExpired();

        assertThat(streams.page(bob, 0, 100).follows(0)).isFalse();
        assertThat(streams.page(bob, 1, 100).follows(1)).isTrue();
        assertThat(streams.page(bob, 1, 100).entries()).hasSize(1);
        assertThat(streams.page(bob, 3, 100).follows(3))
                .as("a position behind the end")
                .isFalse();
        assertThat(streams.page(anna, 0, 100).entries()).hasSize(2);
    }

    @Test
    void reportAnEntryThatIsMissingBetween() {
        send(anna, bob, "one");
        send(anna, bob, "two");
        send(anna, bob, "three");
        jdbc.sql("delete from changes where user_id = :bob and position = 2")
                .param("bob", bob)
                .update();

        assertThat(streams.page(bob, 0, 1).follows(0)).isTrue();
        assertThat(streams.page(bob, 0, 100).follows(0)).isFalse();
        assertThat(streams.page(bob, 2, 100).follows(2)).isTrue();
    }

    @Test
    void publishAnEntryAfterTheCommit() {
        var annas = subscribe(anna);
        var bobs = subscribe(bob);

        transactions.executeWithoutResult(_ -> {
            send(anna, bob, "one");
            assertThat(annas).isEmpty();
        });
        messages.read(bob, anna, 1);

        assertThat(annas).containsExactlyInAnyOrderElementsOf(entries(anna));
        assertThat(bobs).containsExactlyInAnyOrderElementsOf(entries(bob));
    }

    @Test
    void publishNothingAfterARollback() {
        var annas = subscribe(anna);

        transactions.executeWithoutResult(transaction -> {
            send(anna, bob, "one");
            transaction.setRollbackOnly();
        });

        assertThat(annas).isEmpty();
        assertThat(entries(bob)).isEmpty();
        assertThat(streams.end(bob)).isZero();
    }

    @Test
    void haveTheEntryWhenAListenerFails(@Autowired ConfigurableApplicationContext context) {
        context.addApplicationListener(TransactionalApplicationListener.forPayload(
                TransactionPhase.AFTER_COMMIT, (ChatEvent event) -> {
                    if (event instanceof MessageSent sent && sent.sender().equals(anna)) {
                        throw new IllegalStateException("a listener of a test fails");
                    }
                }));

        assertThat(send(anna, bob, "one").seq()).isEqualTo(1);
    }

    /** Each entry once, however often it is published: Kafka brings the events of this instance again. */
    private Set<StreamEntry<ServerFrame>> subscribe(UUID user) {
        var received = ConcurrentHashMap.<StreamEntry<ServerFrame>>newKeySet();
        var cursor = streams.cursor(user, new StreamSubscriber<>() {
            @Override
            public void onEntry(StreamEntry<ServerFrame> entry) {
                received.add(entry);
            }

            @Override
            public boolean awaitRoom() {
                return true;
            }

            @Override
            public void onGap(long position) {}

            @Override
            public void onFailure(RuntimeException failure) {
                throw failure;
            }
        });
        cursor.open();
        cursor.begin();
        return received;
    }

    private Message send(UUID sender, UUID receiver, String text) {
        return messages.send(sender, new NewMessage(receiver.toString(), text, null))
                .message();
    }

    private List<StreamEntry<ServerFrame>> entries(UUID user) {
        return streams.page(user, 0, 100).entries();
    }

    private List<String> texts(UUID user) {
        return entries(user).stream()
                .map(entry -> switch (entry.content()) {
                    case MessageFrame message -> message.payload().text();
                    case EditedFrame message -> message.payload().text();
                    case ServerFrame other -> other.getClass().getSimpleName();
                })
                .toList();
    }
}
