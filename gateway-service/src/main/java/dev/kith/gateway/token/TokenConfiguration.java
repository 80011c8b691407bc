package dev.kith.gateway.token;

import dev.kith.events.Broadcast;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Backends;
import dev.kith.http.cookie.TokenCookies;
import dev.kith.http.settings.InvalidSettingException;
import dev.kith.http.token.TokenVerifier;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenProperties.class, CookieProperties.class})
@EnableScheduling
class TokenConfiguration {

    // About half a second of work for each core; whoever comes then is asked to come back.
    private static final int WAITING = 500;

    @Bean(destroyMethod = "dispose")
    Scheduler tokenWorkers() {
        return Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), WAITING, "token");
    }

    @Bean
    TokenCookies tokenCookies(CookieProperties properties) {
        return TokenCookies.of(properties.publicUrl());
    }

    @Bean
    Offers offers(TokenCookies cookies) {
        return new Offers(cookies);
    }

    @Bean
    KeySource keySource(TokenProperties properties, Backends backends, HttpClient http, Clock clock) {
        return properties.secret() != null
                ? new SharedSecret(properties.secret())
                : new PublishedKeys(new JwksClient(http, keySets(properties, backends)), properties.refresh(), clock);
    }

    @Bean
    RevokedSessions revokedSessions(TokenProperties properties, Clock clock) {
        return new RevokedSessions(properties.revokedSessions(), clock);
    }

    @Bean
    Broadcast<SessionRevoked> revocations(RevokedSessions sessions) {
        return Broadcast.fromBeginning(SessionRevoked.TYPE, event -> sessions.add(event.data()));
    }

    @Bean
    Tokens tokens(
            KeySource keys,
            TokenProperties properties,
            RevokedSessions revoked,
            BroadcastStatus reception,
            Scheduler tokenWorkers,
            Clock clock) {
        return new Tokens(
                keys,
                new TokenVerifier(properties.issuer(), properties.audience(), clock),
                revoked,
                reception,
                tokenWorkers,
                clock);
    }

    // The same at every instance of the auth service, so that one answer is enough.
    private static List<URI> keySets(TokenProperties properties, Backends backends) {
        if (properties.jwksUrl() != null) {
            return List.of(properties.jwksUrl());
        }
        var auth = backends.urls().get(Backend.AUTH);
        if (auth == null) {
            throw InvalidSettingException.of("AUTH_SERVICE_URL", "", "a URL such as http://localhost:8081");
        }
        return auth.stream().map(url -> url.resolve("/api/auth/jwks")).toList();
    }
}
