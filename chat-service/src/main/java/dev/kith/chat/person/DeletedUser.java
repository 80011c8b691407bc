package dev.kith.chat.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stands for somebody whose account is gone in what they wrote to others. */
public final class DeletedUser {

    private static final String NAME = "deleted user";

    private DeletedUser() {}

    /** What to call this user; null for anybody but deleted users, whose names are not known here. */
    public static @Nullable String nameOf(UUID user) {
        // As dev.kith.database.Erasure makes pseudonyms; accounts have another version.
        return user.version() == 8 ? NAME : null;
    }
}
