package dev.kith.profile.appearance;

import dev.kith.database.Outbox;
import dev.kith.events.contract.ProfileUpdated;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door. Whoever changes a profile or an avatar takes a version first, and announces the result, in one transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Appearances {

    private final AppearanceStore store;
    private final Outbox outbox;

    Appearances(AppearanceStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * The version of the change that is about to happen. All other changes of this user wait until the transaction
     * ends.
     *
     * @return empty if the account is gone, and nothing may be changed any more
     */
    public OptionalLong nextVersion(UUID user) {
        return store.advance(user);
    }

    /** Tells everybody how the user appears now: also after the profile was deleted, when nothing is left of it. */
    public void announce(UUID user, long version) {
        var look = store.look(user);
        outbox.publish(new ProfileUpdated(user, look.username(), look.bio(), look.avatar(), version));
    }

    /** From now on {@link #nextVersion} is empty for this user. Whoever is changing something is waited for. */
    public long erase(UUID user) {
        return store.erase(user);
    }
}
