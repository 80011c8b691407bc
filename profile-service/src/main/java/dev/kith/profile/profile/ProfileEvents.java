package dev.kith.profile.profile;

import dev.kith.events.EventHandler;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Profiles follow accounts. The two events travel on different topics, so the second may arrive first. */
@Configuration(proxyBeanMethods = false)
class ProfileEvents {

    @Bean
    EventHandler<UserRegistered> welcome(Profiles profiles) {
        return EventHandler.on(
                UserRegistered.TYPE, event -> profiles.welcome(event.data().userId()));
    }

    @Bean
    EventHandler<UserDeleted> erase(Profiles profiles) {
        return EventHandler.on(
                UserDeleted.TYPE, event -> profiles.erase(event.data().userId()));
    }
}
