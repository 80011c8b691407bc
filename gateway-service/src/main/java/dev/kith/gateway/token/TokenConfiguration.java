package dev.kith.gateway.token;

import dev.kith.events.Broadcast;
import dev.kith.events.Reception;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.http.cookie.TokenCookies;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenSettings.class, CookieSettings.class})
@EnableScheduling
class TokenConfiguration {

    // About half a second of work for each core; whoever comes then is asked to come back.
    private static final int WAITING = 500;

    @Bean(destroyMethod = "dispose")
    Scheduler tokenWorkers() {
        return Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), WAITING, "token");
    }

    @Bean
    TokenCookies tokenCookies(CookieSettings settings) {
        return TokenCookies.of(settings.publicUrl());
    }

    @Bean
    Offers offers(TokenCookies cookies) {
        return new Offers(cookies);
    }

    @Bean
    KeySource keySource(TokenSettings settings, HttpClient http, Clock clock) {
        return settings.secret() != null
                ? new SharedSecret(settings.secret())
                : new PublishedKeys(new JwksClient(http, settings.keySets()), settings.refresh(), clock);
    }

    @Bean
    RevokedSessions revokedSessions(TokenSettings settings, Clock clock) {
        return new RevokedSessions(settings.revokedSessions(), clock);
    }

    @Bean
    Broadcast<SessionRevoked> revocations(RevokedSessions sessions) {
        return Broadcast.fromBeginning(SessionRevoked.TYPE, event -> sessions.add(event.data()));
    }

    @Bean
    Tokens tokens(
            KeySource keys,
            TokenSettings settings,
            RevokedSessions revoked,
            Reception reception,
            Scheduler tokenWorkers,
            Clock clock) {
        return new Tokens(keys, new Verifier(settings, clock), revoked, reception, tokenWorkers, clock);
    }
}
