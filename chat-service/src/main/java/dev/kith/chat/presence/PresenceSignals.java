package dev.kith.chat.presence;

import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.events.Broadcast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PresenceSignals {

    @Bean
    Watchers watchers() {
        return new Watchers();
    }

    @Bean
    Broadcast<PresenceSignal> presenceSignals(Presence presence, PresencePushes pushes) {
        return Broadcast.on(PresenceSignal.types(), event -> {
                    switch (event.data()) {
                        case Typing typing -> pushes.typing(typing);
                        case PresenceSignal signal -> presence.onSignal(signal);
                    }
                })
                .whenInterrupted(presence::ask);
    }
}
