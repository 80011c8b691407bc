package dev.kith.chat.live;

import dev.kith.chat.change.Announcements;
import dev.kith.chat.change.ChatEvent;
import dev.kith.events.Broadcast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What was committed on any instance is told to the sockets of this one. What this one committed comes by here again,
 * to no effect.
 */
@Configuration(proxyBeanMethods = false)
class LiveEvents {

    @Bean
    Broadcast<ChatEvent> chatEvents(Announcements announcements, Deliveries deliveries) {
        return Broadcast.<ChatEvent>on(ChatEvent.types(), event -> announcements.heard(event.data()))
                .whenInterrupted(deliveries::catchUp);
    }
}
