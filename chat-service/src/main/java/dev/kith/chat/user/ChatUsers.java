package dev.kith.chat.user;

import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The users who have an account. A conversation changes only with the locks of its two users. */
@Component
@Transactional
public class ChatUsers {

    private final ChatUserStore store;

    ChatUsers(ChatUserStore store) {
        this.store = store;
    }

    /**
     * Locks both users until the transaction ends, so that no other conversation of theirs changes meanwhile. The actor
     * may be unknown here: the event of a registration takes its time, and the token proves the account.
     *
     * @param actor the user who makes the change
     * @return those of the two who have an account
     * @throws ProblemException 404 if the actor's account is deleted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> lock(UUID actor, UUID peer) {
        var present = store.lock(actor, peer);
        if (present.contains(actor)) {
            return present;
        }
        store.add(actor);
        var withActor = store.lock(actor, peer);
        if (!withActor.contains(actor)) {
            throw ProblemException.notFound("user not found");
        }
        return withActor;
    }

    /** Locks a user until the transaction ends. Does nothing if the account is deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID user) {
        store.lock(user, user);
    }

    /** The last position in the user's stream; 0 if the stream is empty. */
    @Transactional(readOnly = true)
    public long position(UUID user) {
        return store.position(user);
    }

    /** Whether this service has heard of the account. It may be deleted. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isKnown(UUID user) {
        return store.isKnown(user);
    }

    public void add(UUID user) {
        store.add(user);
    }

    /** Marks the account as deleted; it cannot be added again. Waits for the lock of the user. */
    public void erase(UUID user) {
        store.erase(user);
    }
}
