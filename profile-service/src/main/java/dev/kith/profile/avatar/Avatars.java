package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.profile.appearance.Appearances;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The pictures that people show of themselves, rendered once, when they are uploaded. */
@Component
class Avatars {

    private final AvatarStore store;
    private final Appearances appearances;
    private final Renderer renderer;
    private final TransactionOperations transaction;

    Avatars(AvatarStore store, Appearances appearances, Renderer renderer, TransactionOperations transaction) {
        this.store = store;
        this.appearances = appearances;
        this.renderer = renderer;
        this.transaction = transaction;
    }

    /** The user's avatar, {@link ImageFile#NONE} until there is one; empty if there is no profile. */
    Optional<ImageFile> find(UUID user, AvatarSize size) {
        return store.find(user, size);
    }

    /**
     * Makes the uploaded image the user's avatar.
     *
     * @throws ProblemException as {@link Renderer#render} says; 404 if there is no profile
     */
    void replace(UUID user, Upload upload) {
        // Before the transaction: making an avatar takes a second at worst, and a connection is not held for that.
        var renditions = renderer.render(upload);
        transaction.executeWithoutResult(status -> {
            var version = appearances.nextVersion(user).orElseThrow(Avatars::noProfile);
            renditions.forEach((size, image) -> {
                if (!store.put(user, size, image)) {
                    throw noProfile();
                }
            });
            appearances.announce(user, version);
        });
    }

    private static ProblemException noProfile() {
        return ProblemException.notFound("profile not found");
    }
}
