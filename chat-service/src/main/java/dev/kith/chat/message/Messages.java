package dev.kith.chat.message;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.message.ChatEvent.ChangeKind;
import dev.kith.chat.message.ChatEvent.ConversationDelivered;
import dev.kith.chat.message.ChatEvent.ConversationRead;
import dev.kith.chat.message.ChatEvent.MessageDeleted;
import dev.kith.chat.message.ChatEvent.MessageEdited;
import dev.kith.chat.message.ChatEvent.MessageSent;
import dev.kith.chat.stream.StreamPage;
import dev.kith.chat.user.ChatUsers;
import dev.kith.database.Outbox;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.account.RecentAccounts;
import dev.kith.web.conditional.IfMatch;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends, edits and deletes messages, and stores how far each user has received and read them. Every change is appended
 * to the streams of both users and published as a {@link ChatEvent}, in the same transaction.
 */
@Component
public class Messages {

    private final UserLocks locks;
    private final MessageStore store;
    private final ChangeStore changes;
    private final ChatUsers users;
    private final RecentAccounts accounts;
    private final Conversations conversations;
    private final Outbox outbox;
    private final ApplicationEventPublisher publisher;

    Messages(
            UserLocks locks,
            MessageStore store,
            ChangeStore changes,
            ChatUsers users,
            RecentAccounts accounts,
            Conversations conversations,
            Outbox outbox,
            ApplicationEventPublisher publisher) {
        this.locks = locks;
        this.store = store;
        this.changes = changes;
        this.users = users;
        this.accounts = accounts;
        this.conversations = conversations;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /**
     * Stores a message. If the sender has sent one with the same {@code clientId}, returns that one, whatever else the
     * new one says.
     *
     * @throws ProblemException 400 that names each wrong field, or {@code /receiver} if there is no such user; 503 if
     *     the receiver may have registered a moment ago
     */
    public Receipt send(UUID sender, NewMessage message) {
        message.requireValid();
        var receiver = message.receiverId().orElseThrow();
        accounts.requireHeardOf(receiver, users::isKnown);
        return locks.inTransaction(sender, receiver, () -> {
            var isKnown = users.lock(sender, receiver).contains(receiver);
            var added = isKnown ? store.add(sender, receiver, message) : Optional.<Message>empty();
            // The statement that stores the message has appended it to the streams.
            added.ifPresent(sent -> publish(MessageSent.of(sent)));
            return added.map(sent -> new Receipt(sent, false))
                    .or(() -> earlier(sender, message).map(sent -> new Receipt(sent, true)))
                    .orElseThrow(
                            () -> ProblemException.invalid("/receiver", "there is no user %s".formatted(receiver)));
        });
    }

    /**
     * Replaces the text of a message.
     *
     * @throws ProblemException 404 if the sender has no such message, 412 if it has another version
     */
    void edit(UUID sender, UUID id, @Nullable String text, IfMatch ifMatch) {
        var checked = NewMessage.TEXT.require(text);
        change(sender, id, message -> {
            ifMatch.requireVersion(message.version());
            var edited = message.edited(checked, store.edit(id, checked));
            var positions = changes.append(ChangeKind.EDITED, sender, message.receiver(), message.seq(), id);
            publish(MessageEdited.of(edited, positions));
        });
    }

    /**
     * Replaces the text of a message, whatever its version is.
     *
     * @throws ProblemException 404 if the sender has no such message
     */
    public void edit(UUID sender, UUID id, @Nullable String text) {
        edit(sender, id, text, new IfMatch(null));
    }

    /**
     * Deletes a message for both users.
     *
     * @throws ProblemException 404 if the sender has no such message
     */
    public void delete(UUID sender, UUID id) {
        change(sender, id, message -> {
            store.delete(message);
            var positions = changes.append(ChangeKind.DELETED, sender, message.receiver(), message.seq(), id);
            publish(MessageDeleted.of(message, positions));
        });
    }

    /** The reader has read the peer's messages up to this seq. A lower seq than before changes nothing. */
    public void read(UUID reader, UUID peer, long seq) {
        locks.inTransaction(reader, peer, () -> {
            users.lock(reader, peer);
            store.read(reader, peer, seq).ifPresent(mark -> {
                var at = changes.append(ChangeKind.READ, reader, peer, mark.seq(), null);
                publish(new ConversationRead(mark.conversation(), reader, peer, mark.seq(), at.actor(), at.peer()));
            });
        });
    }

    /** A device of the receiver has received the peer's messages up to this seq. */
    public void delivered(UUID receiver, UUID peer, long seq) {
        locks.inTransaction(receiver, peer, () -> {
            users.lock(receiver, peer);
            store.delivered(receiver, peer, seq).ifPresent(mark -> {
                var at = changes.append(ChangeKind.DELIVERED, receiver, peer, mark.seq(), null);
                publish(new ConversationDelivered(
                        mark.conversation(), receiver, peer, mark.seq(), at.actor(), at.peer()));
            });
        });
    }

    /** The last position in the user's stream; 0 if the stream is empty. */
    public long streamEnd(UUID user) {
        return users.position(user);
    }

    /** What the user's stream has after a position. */
    @Transactional(readOnly = true)
    public StreamPage<Change> changes(UUID user, long after, int limit) {
        // The end first: an entry that is committed between the two reads must not look like a gap.
        var end = users.position(user);
        return new StreamPage<>(end, changes.after(user, after, limit));
    }

    /** Deletes a batch of changes older than this, and returns how many it deleted. */
    public int deleteChanges(Duration age) {
        return changes.purge(age);
    }

    private void publish(ChatEvent event) {
        outbox.publish(event);
        // For the sockets of this instance, which need not wait for Kafka.
        publisher.publishEvent(event);
    }

    private void change(UUID sender, UUID id, Consumer<Message> change) {
        var receiver = own(sender, id).receiver();
        locks.inTransaction(sender, receiver, () -> {
            users.lock(sender, receiver);
            // Read again: the message may have changed while this thread waited for the locks.
            change.accept(own(sender, id));
        });
    }

    private Message own(UUID sender, UUID id) {
        return conversations
                .message(id)
                .filter(message -> message.sender().equals(sender))
                .orElseThrow(() -> ProblemException.notFound("message not found"));
    }

    private Optional<Message> earlier(UUID sender, NewMessage message) {
        return Optional.ofNullable(message.clientId()).flatMap(clientId -> conversations.message(sender, clientId));
    }
}
