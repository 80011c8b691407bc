package dev.kith.profile.profile;

import dev.kith.database.Erasure;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A user has one profile and one avatar: they go at once. */
@Component
class ProfileErasure implements Erasure {

    private final Profiles profiles;

    ProfileErasure(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String service() {
        return "profile";
    }

    @Override
    public void begin(UUID user) {
        profiles.erase(user);
    }

    @Override
    public boolean eraseSome(UUID user, UUID pseudonym) {
        return false;
    }
}
