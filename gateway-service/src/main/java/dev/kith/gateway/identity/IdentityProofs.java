package dev.kith.gateway.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityTokens;
import java.time.Duration;

/**
 * The {@code X-Identity} tokens that services believe. One serves all requests of half its life, for making one costs a
 * signature.
 */
public final class IdentityProofs {

    private static final Duration REUSE = IdentityTokens.LIFE.dividedBy(2);
    private static final int REMEMBERED = 10_000;

    private final LoadingCache<Identity, String> proofs;

    IdentityProofs(IdentityTokens tokens) {
        this.proofs = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // Its upkeep takes less than to hand it to another thread.
                .executor(Runnable::run)
                .expireAfterWrite(REUSE)
                .build(tokens::issue);
    }

    public String of(Identity identity) {
        return proofs.get(identity);
    }
}
