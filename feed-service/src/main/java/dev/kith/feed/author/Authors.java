package dev.kith.feed.author;

import dev.kith.events.contract.ProfileUpdated;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entry point. Users who may write, and how they appear beside their publications. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Authors {

    private final AuthorStore store;

    Authors(AuthorStore store) {
        this.store = store;
    }

    /**
     * Keeps the user from being erased until the transaction ends. Adds the author if no event about the user has
     * arrived yet.
     *
     * @throws ProblemException 404 if the account is deleted: its token can be valid for a moment longer
     */
    public void requireActive(UUID user) {
        if (!store.lockActive(user) && !store.add(user) && !store.lockActive(user)) {
            throw ProblemException.notFound("user not found");
        }
    }

    /** Updates how the author appears, unless a newer event has arrived before. */
    public void update(ProfileUpdated profile) {
        var author = new Author(profile.username(), profile.bio(), profile.avatar());
        store.update(profile.userId(), author, profile.version());
    }

    /** Deletes how the user appeared, and accepts nothing more. Waits for transactions that write as this user. */
    public void erase(UUID user) {
        store.erase(user);
    }
}
