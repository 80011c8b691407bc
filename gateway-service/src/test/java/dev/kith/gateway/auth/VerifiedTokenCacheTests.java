package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.BroadcastStatus;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.gateway.testing.Issuer;
import dev.kith.http.token.TokenVerifier;
import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationKey;
import dev.kith.http.token.VerificationKey.Published;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import dev.kith.http.token.VerificationResult.Rejected;
import dev.kith.http.token.VerificationResult.Unavailable;
import dev.kith.http.token.VerificationResult.Verified;
import dev.kith.test.token.TokenIssuer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class VerifiedTokenCacheTests {

    private final Issuer issuer = new Issuer();
    private final CountingKeys keys = new CountingKeys();
    private final Scheduler workers = Schedulers.newBoundedElastic(1, 10, "test");
    private final RevokedSessions revoked = new RevokedSessions(10, Clock.systemUTC());
    private BroadcastStatus.State reception = BroadcastStatus.State.CURRENT;
    private Instant now = Instant.now();

    @AfterEach
    void stop() {
        workers.dispose();
    }

    @Test
    void verifiesATokenOnceForConcurrentRequests() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        var results = Flux.range(0, 500)
                .flatMap(each -> tokens.verify(token), 500)
                .collectList()
                .block();
        assertThat(results).hasSize(500).allMatch(Verified.class::isInstance);
        assertThat(keys.looked).hasValue(1);
    }

    @Test
    void verifiesForTheOthersIfTheFirstRequestIsCancelled() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        var result = Mono.firstWithSignal(Mono.just(new Rejected(AuthenticationFailure.MISSING)), tokens.verify(token))
                .then(tokens.verify(token))
                .block();
        assertThat(result).isInstanceOf(Verified.class);
    }

    @Test
    void cachesNoTokenAfterItExpires() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        now = Instant.now();
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);
        now = now.plusSeconds(850);
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);
        assertThat(keys.looked).hasValue(1);
        now = now.plusSeconds(60);
        assertThat(tokens.verify(token).block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));
    }

    @Test
    void rejectsTokensOfAWithdrawnKey() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);
        keys.withdrawn = true;
        assertThat(tokens.verify(token).block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));
    }

    @Test
    void rejectsACachedTokenOfARevokedSession() {
        var tokens = tokens();
        var subject = UUID.randomUUID();
        var session = UUID.randomUUID();
        var claims = Issuer.claims(subject);
        claims.put("sid", session.toString());
        var token = issuer.token(claims);
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);

        revoked.add(new SessionRevoked(session, subject, "logout", now.plusSeconds(900)));

        assertThat(tokens.verify(token).block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));
        assertThat(tokens.verify(issuer.token(subject)).block()).isInstanceOf(Verified.class);
    }

    @Test
    void isUnavailableUntilTheRevokedSessionsAreRead() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        reception = BroadcastStatus.State.STARTING;
        assertThat(tokens.verify(token).block()).isInstanceOf(Unavailable.class);
        assertThat(tokens.verify("a.b.c").block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));

        reception = BroadcastStatus.State.CURRENT;
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);

        reception = BroadcastStatus.State.BEHIND;
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);
    }

    @Test
    void removesTheOperatorScopeFromATokenFromOutside() {
        var claims = Issuer.claims(UUID.randomUUID());
        claims.put("scope", "read  operator write");
        assertThat(tokens().verify(issuer.token(claims)).block())
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified ->
                                assertThat(verified.identity().scopes()).containsExactlyInAnyOrder("read", "write"));
    }

    @Test
    void cachesNoRejection() {
        var tokens = tokens();
        var token = issuer.token(UUID.randomUUID());
        keys.withdrawn = true;
        assertThat(tokens.verify(token).block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));
        keys.withdrawn = false;
        assertThat(tokens.verify(token).block()).isInstanceOf(Verified.class);
    }

    @Test
    void looksForNoKeyIfTheTextIsNotAToken() {
        var tokens = tokens();
        for (var text : new String[] {"", "a", "a.b.c", "....", "x".repeat(9000), "a.b.c.d.e"}) {
            assertThat(tokens.verify(text).block()).isEqualTo(new Rejected(AuthenticationFailure.INVALID));
        }
        assertThat(keys.looked).hasValue(0);
    }

    @Test
    void isUnavailableWhenTooManyTokensWait() {
        var tokens = tokens();
        var many = Stream.generate(() -> issuer.token(UUID.randomUUID()))
                .limit(200)
                .toList();
        var results = Flux.fromIterable(many)
                .flatMap(tokens::verify, 200)
                .collectList()
                .block();
        assertThat(results).hasAtLeastOneElementOfType(Verified.class).hasAtLeastOneElementOfType(Unavailable.class);
        assertThat(results).noneMatch(Rejected.class::isInstance);
    }

    private VerifiedTokenCache tokens() {
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new VerifiedTokenCache(
                keys, new TokenVerifier(TokenIssuer.ISSUER, "kith", clock), revoked, () -> reception, workers, clock);
    }

    /** The issuer's key, as if it had been fetched, and how often it was looked for. */
    private final class CountingKeys implements KeySource {

        private final AtomicInteger looked = new AtomicInteger();
        private volatile boolean withdrawn;

        @Override
        public Mono<VerificationKey> find(UnverifiedToken header) {
            looked.incrementAndGet();
            return withdrawn
                    ? Mono.empty()
                    : Mono.just(new Published(issuer.keyId(), issuer.key().getPublic()));
        }

        @Override
        public boolean trusts(VerificationKey key) {
            return !withdrawn;
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
