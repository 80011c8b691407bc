package dev.kith.auth.deletion;

import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeletionEvents {

    @Bean
    EventHandler<UserErased> receive(Deletions deletions) {
        return EventHandler.on(
                UserErased.TYPE,
                event -> deletions.receive(event.data().userId(), event.data().service()));
    }
}
