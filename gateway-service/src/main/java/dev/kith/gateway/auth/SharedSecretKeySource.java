package dev.kith.gateway.auth;

import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationKey;
import reactor.core.publisher.Mono;

/** One secret for all tokens: {@code JWT_SECRET}. */
final class SharedSecretKeySource implements KeySource {

    private final VerificationKey.Shared key;

    SharedSecretKeySource(String secret) {
        this.key = VerificationKey.Shared.of(secret);
    }

    @Override
    public Mono<VerificationKey> find(UnverifiedToken token) {
        return key.matches(token) ? Mono.just(key) : Mono.empty();
    }

    @Override
    public boolean trusts(VerificationKey other) {
        return key.equals(other);
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
