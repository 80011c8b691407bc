package dev.kith.gateway.auth;

import dev.kith.events.Broadcast;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Backends;
import dev.kith.http.cookie.TokenCookies;
import dev.kith.http.identity.IdentityProperties;
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
@EnableConfigurationProperties(IdentityProperties.class)
@EnableScheduling
class AuthConfiguration {

    // About half a second of work for each core. Further requests are answered with Retry-After.
    private static final int MAX_WAITING = 500;

    @Bean(destroyMethod = "dispose")
    Scheduler tokenWorkers() {
        return Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MAX_WAITING, "token");
    }

    @Bean
    TokenCookies tokenCookies(GatewayProperties properties) {
        return TokenCookies.of(properties.cookie().publicUrl());
    }

    @Bean
    BearerTokenResolver bearerTokenResolver(TokenCookies cookies) {
        return new BearerTokenResolver(cookies);
    }

    @Bean
    KeySource keySource(GatewayProperties properties, Backends backends, HttpClient http, Clock clock) {
        var token = properties.token();
        return token.secret() != null
                ? new SharedSecretKeySource(token.secret())
                : new JwksKeySource(new JwksClient(http, keySets(token, backends)), token.refresh(), clock);
    }

    @Bean
    RevokedSessions revokedSessions(GatewayProperties properties, Clock clock) {
        return new RevokedSessions(properties.token().revokedSessions(), clock);
    }

    @Bean
    Broadcast<SessionRevoked> revocations(RevokedSessions sessions) {
        return Broadcast.fromBeginning(SessionRevoked.TYPE, event -> sessions.add(event.data()));
    }

    @Bean
    VerifiedTokenCache verifiedTokenCache(
            KeySource keys,
            GatewayProperties properties,
            RevokedSessions revoked,
            BroadcastStatus reception,
            Scheduler tokenWorkers,
            Clock clock) {
        var verifier = new TokenVerifier(
                properties.token().issuer(), properties.token().audience(), clock);
        return new VerifiedTokenCache(keys, verifier, revoked, reception, tokenWorkers, clock);
    }

    @Bean
    IdentityProofs identityProofs(IdentityProperties properties, Clock clock) {
        return new IdentityProofs(properties.tokens(clock));
    }

    // All instances of the auth service have the same key set, so one answer is enough.
    private static List<URI> keySets(GatewayProperties.Token token, Backends backends) {
        if (token.jwksUrl() != null) {
            return List.of(token.jwksUrl());
        }
        var auth = backends.urls().get(Backend.AUTH);
        if (auth == null) {
            throw InvalidSettingException.of("AUTH_SERVICE_URL", "", "a URL such as http://localhost:8081");
        }
        return auth.stream().map(url -> url.resolve("/api/auth/jwks")).toList();
    }
}
