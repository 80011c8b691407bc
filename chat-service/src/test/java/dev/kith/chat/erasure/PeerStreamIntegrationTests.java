package dev.kith.chat.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Erasing;
import dev.kith.chat.Users;
import dev.kith.chat.message.Change;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.database.Erasure;
import dev.kith.http.problem.ProblemException;
import dev.kith.test.DatabaseSearch;
import dev.kith.test.ServiceTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class PeerStreamIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Erasing erasing;
    private UUID anna;
    private UUID bob;
    private UUID carol;

    @BeforeEach
    void meet(@Autowired Erasure erasure, @Autowired TransactionTemplate transaction) {
        erasing = new Erasing(erasure, transaction);
        var users = new Users(jdbc);
        anna = users.add();
        bob = users.add();
        carol = users.add();
    }

    @Test
    void keepsItsPositionsAndHasThePseudonymInEveryKindOfChange() {
        var annas = send(anna, bob, "one");
        var bobs = send(bob, anna, "two");
        send(carol, bob, "from Carol");
        messages.edit(anna, annas, "better");
        messages.delete(bob, bobs);
        messages.delivered(bob, anna, 1);
        messages.read(bob, anna, 1);
        messages.read(anna, bob, 2);
        var before = stream(bob);

        erasing.erase(anna);

        var after = stream(bob);
        assertThat(after).extracting(Change::position).isEqualTo(positions(before));
        assertThat(kinds(after)).isEqualTo(kinds(before));
        assertThat(after.toString()).doesNotContain(anna.toString()).contains(carol.toString());
        assertThat(messages.changes(anna, 0, 100).follows(0)).isFalse();
    }

    @Test
    void hasThePseudonymInManyMessages() {
        send(anna, bob, "the first");
        var many = 5_000;
        jdbc.sql("""
                        with anothers as (
                            insert into messages (
                                conversation_id, seq, sender, receiver, text, sender_position, receiver_position)
                            select conversation_id, 1 + n, sender, receiver, 'more', 1 + n, 1 + n
                            from messages, generate_series(1, :many) as n where sender = :anna
                            returning *
                        )
                        insert into changes (user_id, position, kind, actor, peer, seq, message_id)
                        select unnest(array[sender, receiver]), seq, 'SENT', sender, receiver, seq, id from anothers
                        """).param("many", many).param("anna", anna).update();
        jdbc.sql("update people set position = 1 + :many where id in (:anna, :bob)")
                .param("many", many)
                .param("anna", anna)
                .param("bob", bob)
                .update();

        erasing.erase(anna);

        assertThat(new DatabaseSearch(database).placesOf(anna))
                .filteredOn(place -> !place.startsWith("events.outbox."))
                .containsExactly("public.people.id");
        assertThat(messages.changes(bob, many - 99, 200).entries()).hasSize(100);
        assertThat(jdbc.sql("select count(*) from messages where receiver = ?")
                        .param(bob)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1 + many);
    }

    @RepeatedTest(5)
    void hasNoGapAndNoTraceWhileThePeerMakesChanges() {
        for (var number = 0; number < 20; number++) {
            send(anna, bob, "from Anna " + number);
            send(bob, anna, "from Bob " + number);
        }
        var isErased = new AtomicBoolean();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = CompletableFuture.runAsync(() -> sendUntil(isErased), threads);
            var editing = CompletableFuture.runAsync(() -> editUntil(isErased), threads);
            var reading = CompletableFuture.runAsync(() -> readUntil(isErased), threads);
            erasing.erase(anna);
            isErased.set(true);
            CompletableFuture.allOf(sending, editing, reading).join();
        }

        assertThat(new DatabaseSearch(database).placesOf(anna))
                .filteredOn(place -> !place.startsWith("events.outbox."))
                .containsExactly("public.people.id");
        var end = messages.streamEnd(bob);
        assertThat(positions(stream(bob)))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, end).boxed().toList());
    }

    private void sendUntil(AtomicBoolean isErased) {
        while (!isErased.get()) {
            tolerate(() -> send(bob, anna, "still there?"));
            send(bob, carol, "something else");
        }
    }

    private void editUntil(AtomicBoolean isErased) {
        while (!isErased.get()) {
            var own = jdbc.sql("select id from messages where sender = ? and receiver <> ? and text is not null")
                    .params(bob, carol)
                    .query(UUID.class)
                    .list();
            own.stream().limit(5).forEach(id -> tolerate(() -> messages.edit(bob, id, "another text")));
            own.stream().skip(5).limit(1).forEach(id -> tolerate(() -> messages.delete(bob, id)));
        }
    }

    private void readUntil(AtomicBoolean isErased) {
        for (var seq = 1; !isErased.get(); seq++) {
            messages.read(bob, anna, seq);
        }
    }

    private static void tolerate(Runnable change) {
        try {
            change.run();
        } catch (ProblemException refused) {
            // The account may be deleted already.
            assertThat(refused.problem().status()).isIn(400, 404);
        }
    }

    private UUID send(UUID sender, UUID receiver, String text) {
        return messages.send(sender, new NewMessage(receiver.toString(), text, null))
                .message()
                .id();
    }

    private List<Change> stream(UUID user) {
        return messages.changes(user, 0, 100_000).entries().stream()
                .map(StreamEntry::content)
                .toList();
    }

    private static List<String> kinds(List<Change> stream) {
        return stream.stream()
                .map(change -> change.kind() + (change.text() == null ? "" : " with a text"))
                .toList();
    }

    private static List<Long> positions(List<Change> stream) {
        return stream.stream().map(Change::position).toList();
    }
}
