package dev.kith.gateway.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityTokens;
import java.time.Duration;

/**
 * The {@code X-Identity} tokens that services accept. Each is used for half of its life, because making one costs a
 * signature.
 */
public final class IdentityProofs {

    private static final Duration REUSE = IdentityTokens.LIFE.dividedBy(2);
    private static final int MAX_CACHED = 10_000;

    private final LoadingCache<Identity, String> proofs;

    IdentityProofs(IdentityTokens tokens) {
        this.proofs = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                // The cache's maintenance takes less time than a change of thread.
                .executor(Runnable::run)
                .expireAfterWrite(REUSE)
                .build(tokens::issue);
    }

    public String of(Identity identity) {
        return proofs.get(identity);
    }
}
