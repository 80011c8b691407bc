package dev.kith.chat.conversation;

import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import dev.kith.web.page.PageSize;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads conversations and messages. A page has the newest messages, the oldest of them first; the next page has older
 * ones.
 */
@Component
@Transactional(readOnly = true)
public class Conversations {

    private final ConversationStore store;

    Conversations(ConversationStore store) {
        this.store = store;
    }

    /** The conversations of this user, the one with the newest message first. */
    public Page<Conversation> of(UUID user, PageRequest request) {
        var before = before(request);
        return Page.of(
                store.of(user, before, request.rows()),
                request,
                conversation -> size(conversation.lastMessage()),
                conversation -> Cursor.at(conversation.lastPosition()));
    }

    /** Those of the candidates who have a conversation with this user. */
    public Set<UUID> peers(UUID user, Collection<UUID> candidates) {
        return candidates.isEmpty() ? Set.of() : Set.copyOf(store.peers(user, candidates));
    }

    /** All messages that this user sent or received. */
    public Page<Message> messages(UUID user, PageRequest request) {
        var newestFirst = store.messages(user, before(request), request.rows());
        return Page.of(newestFirst, request, Conversations::size, message -> Cursor.at(message.position(user)))
                .reversed();
    }

    /** The messages between two users. */
    public Page<Message> messages(UUID user, UUID peer, PageRequest request) {
        var newestFirst = store.messages(user, peer, before(request), request.rows());
        return Page.of(newestFirst, request, Conversations::size, message -> Cursor.at(message.seq()))
                .reversed();
    }

    /** Empty if the message is deleted. The caller checks which users it {@linkplain Message#concerns concerns}. */
    public Optional<Message> message(UUID id) {
        return store.message(id);
    }

    /** The message that its sender sent with this client id, even if it is deleted. */
    public Optional<Message> message(UUID sender, String clientId) {
        return store.message(sender, clientId);
    }

    private static long before(PageRequest request) {
        return request.after() == null ? Long.MAX_VALUE : request.after().number(0);
    }

    private static int size(@Nullable Message message) {
        return PageSize.of(message == null ? null : message.text());
    }
}
