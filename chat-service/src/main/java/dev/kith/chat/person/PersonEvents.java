package dev.kith.chat.person;

import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserRegistered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PersonEvents {

    @Bean
    EventHandler<UserRegistered> welcome(People people) {
        return EventHandler.on(
                UserRegistered.TYPE, event -> people.welcome(event.data().userId()));
    }
}
