package dev.kith.feed.author;

import dev.kith.events.contract.ProfileUpdated;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may write, and how they appear beside what they wrote. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Authors {

    private final AuthorStore store;

    Authors(AuthorStore store) {
        this.store = store;
    }

    /**
     * Lets a user write something, whom no event may have told of yet. Until the transaction ends the user is not
     * erased.
     *
     * @throws ProblemException 404 if the account is gone, whose token may be good for a moment longer
     */
    public void admit(UUID user) {
        if (!store.hold(user) && !store.add(user) && !store.hold(user)) {
            throw ProblemException.notFound("user not found");
        }
    }

    /** From now on the author appears so, unless a later event came before. */
    public void show(ProfileUpdated profile) {
        var author = new Author(profile.username(), profile.bio(), profile.avatar());
        store.show(profile.userId(), author, profile.version());
    }

    /** Forgets how the user appeared, for ever, and admits nothing more. Whoever writes as this user is waited for. */
    public void erase(UUID user) {
        store.erase(user);
    }
}
