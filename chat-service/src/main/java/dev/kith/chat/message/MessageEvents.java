package dev.kith.chat.message;

import dev.kith.events.EventHandler;
import dev.kith.events.contract.UserDeleted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessageEvents {

    @Bean
    EventHandler<UserDeleted> erase(Messages messages) {
        return EventHandler.on(
                UserDeleted.TYPE, event -> messages.erase(event.data().userId()));
    }
}
