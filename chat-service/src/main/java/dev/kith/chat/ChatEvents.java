package dev.kith.chat;

import dev.kith.chat.message.ChatEvent;
import dev.kith.chat.presence.Presence;
import dev.kith.chat.presence.PresenceSignal;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.protocol.StreamPublisher;
import dev.kith.chat.stream.UserStreams;
import dev.kith.chat.token.Revocations;
import dev.kith.chat.user.ChatUsers;
import dev.kith.database.EventHandler;
import dev.kith.events.Broadcast;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.contract.UserRegistered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The events that this service follows. The deletion of a user reaches its {@code erasure}. */
@Configuration(proxyBeanMethods = false)
class ChatEvents {

    @Bean
    EventHandler<UserRegistered> userRegistered(ChatUsers users) {
        return EventHandler.on(
                UserRegistered.TYPE, event -> users.add(event.data().userId()));
    }

    @Bean
    Broadcast<SessionRevoked> sessionRevoked(Revocations revocations) {
        return Broadcast.fromBeginning(SessionRevoked.TYPE, event -> revocations.onEvent(event.data()));
    }

    @Bean
    Broadcast<ChatEvent> chatEvent(StreamPublisher publisher, UserStreams<ServerFrame> streams) {
        return Broadcast.<ChatEvent>on(ChatEvent.types(), event -> publisher.onEvent(event.data()))
                .whenInterrupted(streams::catchUp);
    }

    @Bean
    Broadcast<PresenceSignal> presenceSignal(Presence presence) {
        return Broadcast.<PresenceSignal>on(PresenceSignal.types(), event -> presence.onSignal(event.data()))
                .whenInterrupted(presence::askOthers);
    }
}
