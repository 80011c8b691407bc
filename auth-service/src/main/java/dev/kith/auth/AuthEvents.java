package dev.kith.auth;

import dev.kith.auth.deletion.Deletions;
import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The events that this service follows. */
@Configuration(proxyBeanMethods = false)
class AuthEvents {

    /** Another service has erased the data of a deleted user. */
    @Bean
    EventHandler<UserErased> confirmErasure(Deletions deletions) {
        return EventHandler.on(
                UserErased.TYPE,
                event -> deletions.confirmErasure(
                        event.data().userId(), event.data().service()));
    }
}
