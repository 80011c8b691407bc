package dev.kith.auth.session;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.token.OpaqueToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The refresh tokens of sessions. Each can be used once. */
@Component
class RefreshTokens {

    private final Duration grace;
    private final RefreshChain chain;
    private final RefreshTokenStore store;

    RefreshTokens(AuthProperties properties, RefreshChain chain, RefreshTokenStore store) {
        this.grace = properties.session().refreshGrace();
        this.chain = chain;
        this.store = store;
    }

    /** The first token of a session. */
    OpaqueToken first(UUID session) {
        var token = chain.first();
        store.add(session, token);
        return token;
    }

    /**
     * Spends a token of a session that the caller has locked.
     *
     * @return the next token; empty if this one was spent before the grace period
     */
    Optional<OpaqueToken> spend(OpaqueToken token, UUID session, Instant now) {
        var successor = chain.successor(token);
        if (store.spend(token, now)) {
            store.add(session, successor);
            return Optional.of(successor);
        }
        var graceEnds = store.spentAt(token).plus(grace);
        return graceEnds.isBefore(now) ? Optional.empty() : Optional.of(unspent(successor));
    }

    // A successor that is spent already would end the session when it is used after the grace period.
    private OpaqueToken unspent(OpaqueToken token) {
        var last = token;
        while (store.isSpent(last)) {
            last = chain.successor(last);
        }
        return last;
    }
}
