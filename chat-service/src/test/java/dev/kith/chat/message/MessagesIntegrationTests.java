package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.chat.Users;
import dev.kith.chat.conversation.Conversation;
import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.user.ChatUsers;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.test.ServiceTest;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class MessagesIntegrationTests {

    private static final PageRequest WHOLE = new PageRequest(100, null);

    @Autowired
    private Messages messages;

    @Autowired
    private Conversations conversations;

    @Autowired
    private ChatUsers users;

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
    void areNumberedWithinTheirConversation() {
        var carol = new Users(jdbc).add();
        send(anna, bob, "one");
        send(carol, bob, "of another conversation");
        send(bob, anna, "two");
        send(anna, bob, "three");

        assertThat(between(anna, bob)).extracting(Message::text).containsExactly("one", "two", "three");
        assertThat(between(anna, bob)).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(between(bob, anna)).isEqualTo(between(anna, bob));
        assertThat(between(anna, bob))
                .extracting(Message::conversationId)
                .containsOnly(between(anna, bob).getFirst().conversationId());
    }

    @Test
    void areStoredAsTheyWereReturned() {
        var sent = messages.send(anna, new NewMessage(bob.toString(), "hello \uD83D\uDC4B", "a-1"));

        assertThat(sent.repeated()).isFalse();
        assertThat(conversations.message(sent.message().id())).contains(sent.message());
    }

    @Test
    void areStoredOnceForOneClientId() {
        var first = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));
        send(anna, bob, "something else");
        var second = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));
        var another = messages.send(anna, new NewMessage(anna.toString(), "something else", "a-1"));
        var bobs = messages.send(bob, new NewMessage(anna.toString(), "hello", "a-1"));

        assertThat(second).isEqualTo(new Receipt(first.message(), true)).isEqualTo(another);
        assertThat(bobs.repeated()).isFalse();
        assertThat(between(anna, bob)).hasSize(3);
        assertThat(conversation(bob, anna).unread()).isEqualTo(2);
    }

    @Test
    void areStoredOnceEvenAfterTheirDeletion() {
        var first = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));
        messages.delete(anna, first.message().id());

        var second = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));

        assertThat(second.repeated()).isTrue();
        assertThat(second.message().id()).isEqualTo(first.message().id());
        assertThat(between(anna, bob)).isEmpty();
    }

    @Test
    void areStoredOnceEvenAfterTheReceiversDeletion() {
        var first = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));
        users.erase(bob);

        var second = messages.send(anna, new NewMessage(bob.toString(), "hello", "a-1"));

        assertThat(second).isEqualTo(new Receipt(first.message(), true));
        hasNoReceiver(() -> messages.send(anna, new NewMessage(bob.toString(), "hello", "a-2")));
    }

    @Test
    void mayBeNotesToOneself() {
        var note = send(anna, anna, "milk");

        assertThat(between(anna, anna)).containsExactly(note);
        assertThat(conversations.messages(anna, WHOLE).items()).containsExactly(note);
        assertThat(note.senderPosition()).isEqualTo(1).isEqualTo(note.receiverPosition());
        assertThat(conversation(anna, anna).unread()).isZero();
    }

    @Test
    void areRefusedForAnUnknownReceiver() {
        var unknown = UUID.randomUUID();

        hasNoReceiver(() -> send(anna, unknown, "hello"));
        assertThat(conversations.of(anna, WHOLE).items()).isEmpty();
    }

    @Test
    void mayBeSentBeforeTheRegistrationArrives() {
        var newcomer = UUID.randomUUID();

        assertThat(send(newcomer, bob, "hello").seq()).isEqualTo(1);
        assertThat(send(bob, newcomer, "welcome").seq()).isEqualTo(2);
    }

    @Test
    void areEditedByTheirSender() {
        var message = send(anna, bob, "helo");

        messages.edit(anna, message.id(), "hello");

        var edited = conversations.message(message.id()).orElseThrow();
        assertThat(edited.timeEdited()).isNotNull();
        assertThat(edited).isEqualTo(message.edited("hello", edited.timeEdited()));
        isNotFound(() -> messages.edit(bob, message.id(), "mine"));
        isNotFound(() -> messages.edit(anna, UUID.randomUUID(), "nothing"));
    }

    @Test
    void areDeletedByTheirSenderForBothUsers() {
        var first = send(anna, bob, "one");
        var second = send(anna, bob, "two");

        isNotFound(() -> messages.delete(bob, second.id()));
        messages.delete(anna, second.id());

        isNotFound(() -> messages.delete(anna, second.id()));
        isNotFound(() -> messages.edit(anna, second.id(), "again"));
        assertThat(between(bob, anna)).containsExactly(first);
        assertThat(conversation(bob, anna).lastMessage()).isEqualTo(first);
        assertThat(conversation(bob, anna).unread()).isEqualTo(1);
        assertThat(send(anna, bob, "three").seq()).isEqualTo(3);
    }

    @Test
    void areUnreadUntilTheirReceiverReadsThem() {
        send(anna, bob, "one");
        send(bob, anna, "two");
        send(anna, bob, "three");
        send(anna, bob, "four");
        assertThat(conversation(bob, anna).unread()).isEqualTo(3);
        assertThat(conversation(anna, bob).unread()).isEqualTo(1);

        messages.read(bob, anna, 3);

        assertThat(conversation(bob, anna).unread()).isEqualTo(1);
        assertThat(conversation(bob, anna).readSeq()).isEqualTo(3);
        assertThat(conversation(anna, bob).peerReadSeq()).isEqualTo(3);
        assertThat(conversation(anna, bob).peerDeliveredSeq()).isEqualTo(3);
        assertThat(conversation(anna, bob).readSeq()).isZero();

        messages.read(bob, anna, 2);
        assertThat(conversation(bob, anna).readSeq()).isEqualTo(3);

        messages.read(bob, anna, 1_000);
        assertThat(conversation(bob, anna).readSeq()).isEqualTo(4);
        assertThat(conversation(bob, anna).unread()).isZero();
    }

    @Test
    void areNotUnreadWhenTheyAreDeleted() {
        var first = send(anna, bob, "one");
        var second = send(anna, bob, "two");
        send(anna, bob, "three");
        messages.delete(anna, first.id());

        messages.read(bob, anna, 2);
        assertThat(conversation(bob, anna).unread()).isEqualTo(1);

        messages.delete(anna, second.id());
        assertThat(conversation(bob, anna).unread()).isEqualTo(1);
        messages.read(bob, anna, 3);
        assertThat(conversation(bob, anna).unread()).isZero();
    }

    @Test
    void areDeliveredBeforeTheyAreRead() {
        send(anna, bob, "one");
        send(anna, bob, "two");

        messages.delivered(bob, anna, 2);

        assertThat(conversation(bob, anna).unread()).isEqualTo(2);
        assertThat(conversation(anna, bob).peerDeliveredSeq()).isEqualTo(2);
        assertThat(conversation(anna, bob).peerReadSeq()).isZero();

        messages.read(bob, anna, 1);
        assertThat(conversation(anna, bob).peerDeliveredSeq()).isEqualTo(2);
    }

    private Message send(UUID sender, UUID receiver, String text) {
        return messages.send(sender, new NewMessage(receiver.toString(), text, null))
                .message();
    }

    private List<Message> between(UUID user, UUID peer) {
        return conversations.messages(user, peer, WHOLE).items();
    }

    private Conversation conversation(UUID user, UUID peer) {
        return conversations.of(user, WHOLE).items().stream()
                .filter(conversation -> conversation.peer().equals(peer))
                .findFirst()
                .orElseThrow();
    }

    private static void hasNoReceiver(Runnable sending) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(sending::run)
                .satisfies(problem -> assertThat(
                                problem.problem().errors().getFirst().pointer())
                        .isEqualTo("/receiver"));
    }

    private static void isNotFound(Runnable change) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(change::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
}
