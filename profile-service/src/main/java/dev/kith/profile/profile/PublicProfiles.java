package dev.kith.profile.profile;

import dev.kith.database.Outbox;
import dev.kith.events.contract.ProfileUpdated;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How users appear to others: username, bio and thumbnail together, as one event with a version. To change a profile or
 * an avatar, take a version first, and publish the result in the same transaction.
 *
 * <p>The version never goes back, not even if the profile is deleted and created again. The profile of a deleted
 * account never comes back, in whatever order events arrive.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PublicProfiles {

    private final PublicProfileStore store;
    private final Outbox outbox;

    PublicProfiles(PublicProfileStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * The version of the next change. All other changes of this user wait until the transaction ends.
     *
     * @return empty if the account is deleted, and nothing may change any more
     */
    public OptionalLong nextVersion(UUID user) {
        return store.nextVersion(user);
    }

    /** Whether this service has heard of the account. It may be deleted. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isKnown(UUID user) {
        return store.isKnown(user);
    }

    /** Publishes how the user appears now. After the profile was deleted, that is an empty profile. */
    public void publish(UUID user, long version) {
        var profile = store.find(user);
        outbox.publish(new ProfileUpdated(user, profile.username(), profile.bio(), profile.avatar(), version));
    }

    /** Makes {@link #nextVersion} empty for this user from now on, once the changes that are running have ended. */
    long erase(UUID user) {
        return store.erase(user);
    }
}
