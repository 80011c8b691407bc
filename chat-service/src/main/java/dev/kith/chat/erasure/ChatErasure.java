package dev.kith.chat.erasure;

import dev.kith.chat.person.People;
import dev.kith.database.Erasure;
import dev.kith.web.idempotency.IdempotencyRecords;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One conversation after the other, a batch at a time; the user's stream at last. */
@Component
class ChatErasure implements Erasure {

    /** Bounds how long a peer waits who writes something meanwhile. */
    private static final int BATCH = 2_000;

    private final People people;
    private final IdempotencyRecords idempotencyRecords;
    private final RemainsStore store;

    ChatErasure(People people, IdempotencyRecords idempotencyRecords, RemainsStore store) {
        this.people = people;
        this.idempotencyRecords = idempotencyRecords;
        this.store = store;
    }

    @Override
    public String service() {
        return "chat";
    }

    @Override
    public void begin(UUID user) {
        people.erase(user);
        idempotencyRecords.erase(user);
    }

    @Override
    public boolean eraseSome(UUID user, UUID pseudonym) {
        var next = store.next(user);
        if (next.isEmpty()) {
            return store.deleteStream(user, BATCH) > 0;
        }
        var remains = next.get();
        people.hold(remains.peerId());
        var isKept = !remains.peerId().equals(user) && store.rename(remains, pseudonym);
        var isDone = isKept ? isAnonymous(remains, pseudonym) : isDeleted(remains);
        if (isDone) {
            // The last of it, since it is what the rest is found by.
            store.delete(remains);
        }
        return true;
    }

    private boolean isAnonymous(Remains remains, UUID pseudonym) {
        return store.renameMessages(remains, pseudonym, BATCH) < BATCH
                && store.deleteDeletedMessages(remains.id(), BATCH) < BATCH
                && store.renameChanges(remains, pseudonym, BATCH) < BATCH;
    }

    private boolean isDeleted(Remains remains) {
        return store.deleteMessages(remains.id(), BATCH) < BATCH
                && store.deleteDeletedMessages(remains.id(), BATCH) < BATCH;
    }
}
