package dev.kith.chat.erasure;

import dev.kith.chat.erasure.ConversationErasureStore.ErasureProgress;
import dev.kith.chat.user.ChatUsers;
import dev.kith.database.Erasure;
import dev.kith.web.idempotency.IdempotencyRecords;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Erases one conversation after the other, in batches, and the user's stream last. */
@Component
class ChatErasure implements Erasure {

    /** Bounds how long a message of a peer waits meanwhile. */
    private static final int BATCH = 2_000;

    private final ChatUsers users;
    private final IdempotencyRecords idempotencyRecords;
    private final ConversationErasureStore store;

    ChatErasure(ChatUsers users, IdempotencyRecords idempotencyRecords, ConversationErasureStore store) {
        this.users = users;
        this.idempotencyRecords = idempotencyRecords;
        this.store = store;
    }

    @Override
    public String service() {
        return "chat";
    }

    @Override
    public void begin(UUID user) {
        users.erase(user);
        idempotencyRecords.erase(user);
    }

    @Override
    public boolean eraseSome(UUID user, UUID pseudonym) {
        var next = store.next(user);
        if (next.isEmpty()) {
            return store.deleteStream(user, BATCH) > 0;
        }
        var progress = next.get();
        users.lock(progress.peerId());
        var isKept = !progress.peerId().equals(user) && store.rename(progress, pseudonym);
        var isDone = isKept ? isAnonymous(progress, pseudonym) : isDeleted(progress);
        if (isDone) {
            // Last, since the rest is found by it.
            store.delete(progress);
        }
        return true;
    }

    private boolean isAnonymous(ErasureProgress progress, UUID pseudonym) {
        return store.renameMessages(progress, pseudonym, BATCH) < BATCH
                && store.deleteDeletedMessages(progress.id(), BATCH) < BATCH
                && store.renameChanges(progress, pseudonym, BATCH) < BATCH;
    }

    private boolean isDeleted(ErasureProgress progress) {
        return store.deleteMessages(progress.id(), BATCH) < BATCH
                && store.deleteDeletedMessages(progress.id(), BATCH) < BATCH;
    }
}
