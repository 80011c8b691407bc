package dev.kith.chat.token;

import dev.kith.events.Broadcast;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    RevokedSessions revokedSessions(TokenProperties properties, Clock clock) {
        return new RevokedSessions(properties.revokedSessions(), clock);
    }

    @Bean
    Broadcast<SessionRevoked> revoked(Revocations revocations) {
        return Broadcast.fromBeginning(SessionRevoked.TYPE, event -> revocations.heard(event.data()));
    }
}
