package dev.kith.chat.person;

import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has an account. Whatever changes in a conversation, changes under the locks of its two people. */
@Component
@Transactional
public class People {

    private final PersonStore store;

    People(PersonStore store) {
        this.store = store;
    }

    /**
     * Holds both until the transaction ends: nothing else happens in a conversation of either meanwhile. Whoever acts
     * need not have been heard of, since events take their time and the token proves the account.
     *
     * @param actor who changes something
     * @return those of the two who have an account
     * @throws ProblemException 404 if the actor's account is gone
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

    /** Holds this one until the transaction ends; does nothing if there is no such account any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID user) {
        store.lock(user, user);
    }

    /** The last position in the user's stream; 0 if nothing has happened yet. */
    @Transactional(readOnly = true)
    public long position(UUID user) {
        return store.position(user);
    }

    /** From now on the account is gone for ever, even if it is heard of later. Whoever holds this one is waited for. */
    public void erase(UUID user) {
        store.erase(user);
    }

    void welcome(UUID user) {
        store.add(user);
    }
}
