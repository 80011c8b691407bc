package dev.kith.profile.profile;

import dev.kith.database.Erasure;
import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserRegistered;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Profiles follow accounts. The deletion comes on another topic than the registration, so it may come first. */
@Configuration(proxyBeanMethods = false)
class ProfileEvents {

    @Bean
    EventHandler<UserRegistered> createProfile(Profiles profiles) {
        return EventHandler.on(
                UserRegistered.TYPE, event -> profiles.create(event.data().userId()));
    }

    @Bean
    Erasure profileErasure(Profiles profiles) {
        return new Erasure() {

            @Override
            public String service() {
                return "profile";
            }

            // A user has one profile and one avatar, which one transaction deletes.
            @Override
            public void begin(UUID user) {
                profiles.erase(user);
            }

            @Override
            public boolean eraseSome(UUID user, UUID pseudonym) {
                return false;
            }
        };
    }
}
