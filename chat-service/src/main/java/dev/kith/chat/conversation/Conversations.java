package dev.kith.chat.conversation;

import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door. Pages of messages are the newest, oldest first within them, and lead to older ones. */
@Component
@Transactional(readOnly = true)
public class Conversations {

    private final ConversationStore store;

    Conversations(ConversationStore store) {
        this.store = store;
    }

    /** The conversations of this user, those first where something was said last. */
    public Page<Conversation> of(UUID user, PageRequest request) {
        var before = before(request);
        return Page.of(
                store.of(user, before, request.rows()),
                request,
                conversation -> Cursor.at(conversation.lastPosition()));
    }

    /** Those of these users with whom this one has a conversation. */
    public Set<UUID> peers(UUID user, Collection<UUID> candidates) {
        return candidates.isEmpty() ? Set.of() : Set.copyOf(store.peers(user, candidates));
    }

    /** Everything that this user sent or received. */
    public Page<Message> messages(UUID user, PageRequest request) {
        var newestFirst = store.messages(user, before(request), request.rows());
        return oldestFirst(Page.of(newestFirst, request, message -> Cursor.at(message.position(user))));
    }

    /** What these two wrote to each other. */
    public Page<Message> messages(UUID user, UUID peer, PageRequest request) {
        var newestFirst = store.messages(user, peer, before(request), request.rows());
        return oldestFirst(Page.of(newestFirst, request, message -> Cursor.at(message.seq())));
    }

    /** Of these messages those that are not deleted. */
    public List<Message> messages(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.messages(ids);
    }

    /** The message, if it was not deleted; whoever hands it on looks whom it {@linkplain Message#concerns concerns}. */
    public Optional<Message> message(UUID id) {
        return store.messages(List.of(id)).stream().findFirst();
    }

    /** The message that its sender gave this name, even if it was deleted. */
    public Optional<Message> message(UUID sender, String clientId) {
        return store.message(sender, clientId);
    }

    private static long before(PageRequest request) {
        return request.after() == null ? Long.MAX_VALUE : request.after().number(0);
    }

    private static Page<Message> oldestFirst(Page<Message> page) {
        return new Page<>(page.items().reversed(), page.next());
    }
}
