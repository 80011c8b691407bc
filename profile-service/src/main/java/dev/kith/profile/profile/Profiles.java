package dev.kith.profile.profile;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.profile.appearance.Appearances;
import dev.kith.web.idempotency.Answers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door. A profile is made by the event that its user registered, or by the user, whichever comes first. */
@Component
@Transactional
class Profiles {

    private final ProfileStore store;
    private final TombstoneStore tombstones;
    private final Duration tombstoneLife;
    private final Appearances appearances;
    private final Answers answers;

    Profiles(
            ProfileStore store,
            TombstoneStore tombstones,
            TombstoneProperties properties,
            Appearances appearances,
            Answers answers) {
        this.store = store;
        this.tombstones = tombstones;
        this.tombstoneLife = properties.life();
        this.appearances = appearances;
        this.answers = answers;
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
     * Takes a username for a user who has none yet, making the profile where it is missing. Taking the very same name
     * again changes nothing.
     *
     * @throws ProblemException 409 if the user has another username, or another user has this one or had it until
     *     lately
     */
    Profile claim(UUID user, Username username) {
        var version = appearances.nextVersion(user).orElseThrow(() -> ProblemException.notFound("user not found"));
        store.add(user, version);
        var profile = store.find(user).orElseThrow();
        if (profile.username() == null) {
            return update(user, username, profile.bio(), version);
        }
        if (profile.username().equals(username.value())) {
            return profile;
        }
        throw taken();
    }

    /**
     * Replaces username and bio.
     *
     * @param precondition refuses the profile that is about to be replaced by throwing
     * @throws ProblemException 404 if there is no profile, 409 if another user has the username or had it until lately
     */
    void replace(UUID user, ProfileText text, Consumer<Profile> precondition) {
        var version = appearances.nextVersion(user).orElseThrow(Profiles::noProfile);
        precondition.accept(store.find(user).orElseThrow(Profiles::noProfile));
        update(user, text.username(), text.bio(), version);
    }

    /** Deletes the profile and its avatar; the user may make another. Nobody else gets the username for a while. */
    void delete(UUID user) {
        var version = appearances.nextVersion(user).orElseThrow(Profiles::noProfile);
        var profile = store.find(user).orElseThrow(Profiles::noProfile);
        bury(profile, user);
        store.delete(user);
        appearances.announce(user, version);
    }

    /** Makes an empty profile where there is none, unless the account is gone again already. */
    void welcome(UUID user) {
        appearances.nextVersion(user).ifPresent(version -> store.add(user, version));
    }

    /**
     * Deletes whatever there is of the user, for ever. Nobody gets the username for a while, lest they pass for its old
     * owner.
     */
    void erase(UUID user) {
        var version = appearances.erase(user);
        tombstones.disown(user);
        store.find(user).ifPresent(profile -> bury(profile, null));
        if (store.delete(user)) {
            appearances.announce(user, version);
        }
        answers.erase(user);
    }

    private void bury(Profile profile, @Nullable UUID owner) {
        if (profile.username() != null) {
            tombstones.add(profile.username(), tombstoneLife, owner);
        }
    }

    private Profile update(UUID user, @Nullable Username username, String bio, long version) {
        try {
            var profile = store.update(user, username == null ? null : username.value(), bio, version)
                    .orElseThrow(Profiles::noProfile);
            // Behind the update, which waits for the end of an account whose name this is.
            if (username != null && tombstones.covers(username.value(), user)) {
                throw taken();
            }
            appearances.announce(user, version);
            return profile;
        } catch (DuplicateKeyException anothers) {
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
