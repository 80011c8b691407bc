package dev.kith.profile.profile;

import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserRegistered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Profiles follow accounts, whose end {@link ProfileErasure} is for. It travels on another topic, and so may come
 * first.
 */
@Configuration(proxyBeanMethods = false)
class ProfileEvents {

    @Bean
    EventHandler<UserRegistered> welcome(Profiles profiles) {
        return EventHandler.on(
                UserRegistered.TYPE, event -> profiles.welcome(event.data().userId()));
    }
}
