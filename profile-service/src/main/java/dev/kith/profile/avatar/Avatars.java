package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.profile.profile.PublicProfiles;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The entry point. An avatar is rendered once, when it is uploaded. */
@Component
class Avatars {

    private final AvatarStore store;
    private final PublicProfiles profiles;
    private final IsolatedRenderer renderer;
    private final TransactionOperations transaction;

    Avatars(AvatarStore store, PublicProfiles profiles, IsolatedRenderer renderer, TransactionOperations transaction) {
        this.store = store;
        this.profiles = profiles;
        this.renderer = renderer;
        this.transaction = transaction;
    }

    /** The user's avatar, or {@link ImageFile#NONE} if there is none yet; empty if there is no profile. */
    Optional<ImageFile> find(UUID user, AvatarSize size) {
        return store.find(user, size);
    }

    /**
     * Makes the uploaded image the user's avatar.
     *
     * @throws ProblemException as {@link IsolatedRenderer#render} does; 404 if there is no profile
     */
    void replace(UUID user, Upload upload) {
        // Before the transaction: rendering takes up to a second, and must not hold a connection for so long.
        var renditions = renderer.render(upload);
        transaction.executeWithoutResult(status -> {
            var version = profiles.nextVersion(user).orElseThrow(Avatars::noProfile);
            renditions.forEach((size, image) -> {
                if (!store.put(user, size, image)) {
                    throw noProfile();
                }
            });
            profiles.publish(user, version);
        });
    }

    private static ProblemException noProfile() {
        return ProblemException.notFound("profile not found");
    }
}
