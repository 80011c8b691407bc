package dev.kith.chat.message;

import dev.kith.chat.change.Changes;
import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.Message;
import dev.kith.chat.person.People;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends, edits and deletes messages, and keeps how far each end has got and read them. */
@Component
public class Messages {

    private final Turns turns;
    private final MessageStore store;
    private final People people;
    private final Conversations conversations;
    private final Changes changes;

    Messages(Turns turns, MessageStore store, People people, Conversations conversations, Changes changes) {
        this.turns = turns;
        this.store = store;
        this.people = people;
        this.conversations = conversations;
        this.changes = changes;
    }

    /**
     * Keeps a message, or finds it where it was kept before under its {@code clientId}, whatever else is in the draft.
     *
     * @throws ProblemException 400 that names {@code /receiver} if there is no such user
     */
    public Receipt send(UUID sender, Draft draft) {
        return turns.take(sender, draft.receiver(), () -> {
            var isThere = people.lock(sender, draft.receiver()).contains(draft.receiver());
            var added = isThere ? store.add(sender, draft) : Optional.<Message>empty();
            added.ifPresent(changes::sent);
            return added.map(message -> new Receipt(message, false))
                    .or(() -> earlier(sender, draft).map(message -> new Receipt(message, true)))
                    .orElseThrow(() ->
                            ProblemException.invalid("/receiver", "there is no user %s".formatted(draft.receiver())));
        });
    }

    /**
     * Gives a message another text.
     *
     * @param precondition refuses the message as it is now by throwing
     * @throws ProblemException 404 if there is no such message of this sender
     */
    public void edit(UUID sender, UUID id, @Nullable String text, Consumer<Message> precondition) {
        var checked = Text.require(text);
        change(sender, id, message -> {
            precondition.accept(message);
            changes.edited(message.edited(checked, store.edit(id, checked)));
        });
    }

    /**
     * Takes a message away for both ends.
     *
     * @throws ProblemException 404 if there is no such message of this sender
     */
    public void delete(UUID sender, UUID id) {
        change(sender, id, message -> {
            store.delete(message);
            changes.deleted(message);
        });
    }

    /** The reader has read what the peer wrote up to this seq; what was read already stays so. */
    public void read(UUID reader, UUID peer, long seq) {
        turns.take(reader, peer, () -> {
            people.lock(reader, peer);
            store.read(reader, peer, seq)
                    .ifPresent(progress -> changes.read(progress.conversation(), reader, peer, progress.seq()));
        });
    }

    /** A device of the receiver has what the peer wrote up to this seq. */
    public void delivered(UUID receiver, UUID peer, long seq) {
        turns.take(receiver, peer, () -> {
            people.lock(receiver, peer);
            store.delivered(receiver, peer, seq)
                    .ifPresent(progress -> changes.delivered(progress.conversation(), receiver, peer, progress.seq()));
        });
    }

    private void change(UUID sender, UUID id, Consumer<Message> change) {
        var receiver = own(sender, id).receiver();
        turns.take(sender, receiver, () -> {
            people.lock(sender, receiver);
            // Again: it may have changed, or gone, while this waited.
            change.accept(own(sender, id));
        });
    }

    private Message own(UUID sender, UUID id) {
        return conversations
                .message(id)
                .filter(message -> message.sender().equals(sender))
                .orElseThrow(() -> ProblemException.notFound("message not found"));
    }

    private Optional<Message> earlier(UUID sender, Draft draft) {
        return Optional.ofNullable(draft.clientId()).flatMap(clientId -> conversations.message(sender, clientId));
    }
}
