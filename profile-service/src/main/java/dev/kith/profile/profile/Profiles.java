package dev.kith.profile.profile;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.profile.ProfileProperties;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.idempotency.IdempotencyRecords;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The entry point. The event of the registration creates a profile, or the user's own request if it comes first. */
@Component
@Transactional
class Profiles {

    private final ProfileStore store;
    private final TombstoneStore tombstones;
    private final Duration tombstoneLife;
    private final PublicProfiles publicProfiles;
    private final IdempotencyRecords idempotencyRecords;

    Profiles(
            ProfileStore store,
            TombstoneStore tombstones,
            ProfileProperties properties,
            PublicProfiles publicProfiles,
            IdempotencyRecords idempotencyRecords) {
        this.store = store;
        this.tombstones = tombstones;
        this.tombstoneLife = properties.usernameTombstone();
        this.publicProfiles = publicProfiles;
        this.idempotencyRecords = idempotencyRecords;
    }

    @Transactional(readOnly = true)
    Optional<Profile> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    Optional<Profile> find(Username username) {
        return store.find(username);
    }

    /**
     * Takes a username for a user who has none yet, and creates the profile if it is missing.
     *
     * @throws ProblemException 409 if the user has a username, or another user has this one or had it recently
     */
    Profile claim(UUID user, Username username) {
        var version = publicProfiles.nextVersion(user).orElseThrow(() -> ProblemException.notFound("user not found"));
        store.add(user, version);
        var profile = store.find(user).orElseThrow();
        if (profile.username() != null) {
            throw taken();
        }
        return update(user, username, profile.bio(), version);
    }

    /**
     * Replaces username and bio. A username that is given up stays reserved for the user.
     *
     * @throws ProblemException 404 if there is no profile, 412 if {@code ifMatch} has another version, 409 if another
     *     user has the username or had it recently
     */
    void replace(UUID user, ProfileText text, IfMatch ifMatch) {
        var version = publicProfiles.nextVersion(user).orElseThrow(Profiles::noProfile);
        var current = store.find(user).orElseThrow(Profiles::noProfile);
        ifMatch.requireVersion(current.version());
        update(user, text.username(), text.bio(), version);
        // Links and mentions of the old name must not lead to the next user who takes it.
        if (text.username() == null || !text.username().value().equalsIgnoreCase(current.username())) {
            reserveUsername(current, user);
        }
    }

    /** Deletes the profile and its avatar. The user may create another. The username stays reserved for the user. */
    void delete(UUID user) {
        var version = publicProfiles.nextVersion(user).orElseThrow(Profiles::noProfile);
        var profile = store.find(user).orElseThrow(Profiles::noProfile);
        reserveUsername(profile, user);
        store.delete(user);
        publicProfiles.publish(user, version);
    }

    /** Creates an empty profile if there is none and the account is not deleted. */
    void create(UUID user) {
        publicProfiles.nextVersion(user).ifPresent(version -> store.add(user, version));
    }

    /**
     * Deletes all data of the user. The username stays reserved for a while: its next owner could impersonate the user.
     */
    void erase(UUID user) {
        var version = publicProfiles.erase(user);
        tombstones.detach(user);
        store.find(user).ifPresent(profile -> reserveUsername(profile, null));
        if (store.delete(user)) {
            publicProfiles.publish(user, version);
        }
        idempotencyRecords.erase(user);
    }

    private void reserveUsername(Profile profile, @Nullable UUID owner) {
        if (profile.username() != null) {
            tombstones.add(profile.username(), tombstoneLife, owner);
        }
    }

    private Profile update(UUID user, @Nullable Username username, String bio, long version) {
        try {
            var profile = store.update(user, username == null ? null : username.value(), bio, version)
                    .orElseThrow(Profiles::noProfile);
            // After the update, which waits if the account of the name's owner is being deleted.
            if (username != null && tombstones.isReserved(username.value(), user)) {
                throw taken();
            }
            publicProfiles.publish(user, version);
            return profile;
        } catch (DuplicateKeyException hasOwner) {
            throw taken();
        }
    }

    private static ProblemException noProfile() {
        return ProblemException.notFound("profile not found");
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.CONFLICT, "username already taken");
    }
}
