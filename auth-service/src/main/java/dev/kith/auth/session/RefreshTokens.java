package dev.kith.auth.session;

import dev.kith.auth.token.OpaqueToken;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The refresh tokens of sessions, each good once. */
@Component
class RefreshTokens {

    private final SessionProperties properties;
    private final RefreshChain chain;
    private final RefreshTokenStore store;

    RefreshTokens(SessionProperties properties, RefreshChain chain, RefreshTokenStore store) {
        this.properties = properties;
        this.chain = chain;
        this.store = store;
    }

    /** The first of this session. */
    OpaqueToken first(UUID session) {
        var token = chain.first();
        store.add(session, token);
        return token;
    }

    /**
     * Spends a token of a session that the caller has locked.
     *
     * @return the one to go on with; empty where this one was spent longer ago than the grace
     */
    Optional<OpaqueToken> spend(OpaqueToken token, UUID session, Instant now) {
        var successor = chain.successor(token);
        if (store.spend(token, now)) {
            store.add(session, successor);
            return Optional.of(successor);
        }
        var graceEnds = store.spentAt(token).plus(properties.refreshGrace());
        return graceEnds.isBefore(now) ? Optional.empty() : Optional.of(unspent(successor));
    }

    // One that is spent already would end the session of whoever uses it once the grace is over.
    private OpaqueToken unspent(OpaqueToken token) {
        var last = token;
        while (store.isSpent(last)) {
            last = chain.successor(last);
        }
        return last;
    }
}
