package dev.kith.chat.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user whose account is deleted, as peers see them. */
public final class DeletedUser {

    private static final String NAME = "deleted user";

    private DeletedUser() {}

    /** The name to show for a deleted user; null for every other user, whose name this service does not have. */
    public static @Nullable String nameOf(UUID user) {
        // The version of the pseudonyms of dev.kith.database.Erasure; the ids of accounts have another one.
        return user.version() == 8 ? NAME : null;
    }
}
