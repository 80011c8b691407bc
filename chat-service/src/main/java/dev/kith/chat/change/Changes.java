package dev.kith.chat.change;

import dev.kith.chat.change.ChatEvent.ConversationDelivered;
import dev.kith.chat.change.ChatEvent.ConversationRead;
import dev.kith.chat.change.ChatEvent.MessageDeleted;
import dev.kith.chat.change.ChatEvent.MessageEdited;
import dev.kith.chat.change.ChatEvent.MessageSent;
import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.person.People;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever changes something, holding the {@linkplain People#lock locks} of both ends, says so here in the same
 * transaction: it is appended to their streams and, once committed, told to every listener on every instance.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Changes {

    private final ChangeStore store;
    private final People people;
    private final Conversations conversations;
    private final Announcements announcements;

    Changes(ChangeStore store, People people, Conversations conversations, Announcements announcements) {
        this.store = store;
        this.people = people;
        this.conversations = conversations;
        this.announcements = announcements;
    }

    /** Tells of a message whose sending is in both streams already: that statement is one with this. */
    public void sent(Message message) {
        announcements.announce(new MessageSent(
                message.conversation(),
                message.id(),
                message.seq(),
                message.sender(),
                message.receiver(),
                message.text(),
                message.clientId(),
                message.timeSent(),
                message.senderPosition(),
                message.receiverPosition()));
    }

    public void edited(Message message) {
        var at = store.append(Kind.EDITED, message.sender(), message.receiver(), message.seq(), message.id());
        announcements.announce(new MessageEdited(
                message.conversation(),
                message.id(),
                message.seq(),
                message.sender(),
                message.receiver(),
                message.text(),
                message.timeSent(),
                Objects.requireNonNull(message.timeEdited()),
                at.actor(),
                at.peer()));
    }

    public void deleted(Message message) {
        var at = store.append(Kind.DELETED, message.sender(), message.receiver(), message.seq(), message.id());
        announcements.announce(new MessageDeleted(
                message.conversation(),
                message.id(),
                message.seq(),
                message.sender(),
                message.receiver(),
                at.actor(),
                at.peer()));
    }

    /** The reader has read what the peer wrote up to here. */
    public void read(UUID conversation, UUID reader, UUID peer, long seq) {
        var at = store.append(Kind.READ, reader, peer, seq, null);
        announcements.announce(new ConversationRead(conversation, reader, peer, seq, at.actor(), at.peer()));
    }

    /** A device of the receiver has what the peer wrote up to here. */
    public void delivered(UUID conversation, UUID receiver, UUID peer, long seq) {
        var at = store.append(Kind.DELIVERED, receiver, peer, seq, null);
        announcements.announce(new ConversationDelivered(conversation, receiver, peer, seq, at.actor(), at.peer()));
    }

    /** Where the user's stream ends now: whoever has read the state behind this position misses nothing after it. */
    @Transactional(readOnly = true)
    public long position(UUID user) {
        return people.position(user);
    }

    /**
     * What comes next in a user's stream, in its order and without gaps.
     *
     * @return empty if the stream does not have that any more, or never had that position
     */
    @Transactional(readOnly = true)
    public Optional<List<Change>> after(UUID user, long position, int limit) {
        var end = people.position(user);
        var entries = store.after(user, position, limit);
        if (entries.isEmpty()) {
            return position == end ? Optional.of(List.of()) : Optional.empty();
        }
        var isWhole = entries.getLast().position() == position + entries.size();
        return isWhole ? Optional.of(changes(user, entries)) : Optional.empty();
    }

    private List<Change> changes(UUID user, List<Entry> entries) {
        var ids =
                entries.stream().map(Entry::messageId).filter(Objects::nonNull).collect(Collectors.toSet());
        var messages = conversations.messages(ids).stream().collect(Collectors.toMap(Message::id, Function.identity()));
        return entries.stream()
                .map(entry -> new Change(
                        user,
                        entry.position(),
                        entry.content(entry.messageId() == null ? null : messages.get(entry.messageId()))))
                .toList();
    }
}
