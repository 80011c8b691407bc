package dev.kith.chat.presence;

import dev.kith.events.Broadcast;
import dev.kith.events.contract.ChatTyping;
import dev.kith.events.contract.PresenceAsked;
import dev.kith.events.contract.PresenceOffline;
import dev.kith.events.contract.PresenceOnline;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PresenceSignals {

    @Bean
    Watchers watchers() {
        return new Watchers();
    }

    @Bean
    Broadcast<PresenceOnline> presenceOnline(Presence presence) {
        return Broadcast.on(PresenceOnline.TYPE, event -> presence.heard(event.data()))
                .whenInterrupted(presence::ask);
    }

    @Bean
    Broadcast<PresenceOffline> presenceOffline(Presence presence) {
        return Broadcast.on(PresenceOffline.TYPE, event -> presence.heard(event.data()));
    }

    @Bean
    Broadcast<PresenceAsked> presenceAsked(Presence presence) {
        return Broadcast.on(PresenceAsked.TYPE, event -> presence.heard(event.data()));
    }

    @Bean
    Broadcast<ChatTyping> chatTyping(PresencePushes pushes) {
        return Broadcast.on(ChatTyping.TYPE, event -> pushes.typing(event.data()));
    }
}
