package dev.kith.chat.live;

import dev.kith.chat.change.Announcements;
import dev.kith.events.Broadcast;
import dev.kith.events.EventType;
import dev.kith.events.contract.ChatConversationDelivered;
import dev.kith.events.contract.ChatConversationRead;
import dev.kith.events.contract.ChatEvent;
import dev.kith.events.contract.ChatMessageDeleted;
import dev.kith.events.contract.ChatMessageEdited;
import dev.kith.events.contract.ChatMessageSent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What was committed on any instance is told to the sockets of this one. What this one committed comes by here again,
 * to no effect.
 */
@Configuration(proxyBeanMethods = false)
class LiveEvents {

    @Bean
    Broadcast<ChatMessageSent> sent(Announcements announcements, Deliveries deliveries) {
        return heard(ChatMessageSent.TYPE, announcements).whenInterrupted(deliveries::catchUp);
    }

    @Bean
    Broadcast<ChatMessageEdited> edited(Announcements announcements) {
        return heard(ChatMessageEdited.TYPE, announcements);
    }

    @Bean
    Broadcast<ChatMessageDeleted> deleted(Announcements announcements) {
        return heard(ChatMessageDeleted.TYPE, announcements);
    }

    @Bean
    Broadcast<ChatConversationRead> read(Announcements announcements) {
        return heard(ChatConversationRead.TYPE, announcements);
    }

    @Bean
    Broadcast<ChatConversationDelivered> delivered(Announcements announcements) {
        return heard(ChatConversationDelivered.TYPE, announcements);
    }

    private static <E extends ChatEvent> Broadcast<E> heard(EventType<E> type, Announcements announcements) {
        return Broadcast.on(type, event -> announcements.heard(event.data()));
    }
}
