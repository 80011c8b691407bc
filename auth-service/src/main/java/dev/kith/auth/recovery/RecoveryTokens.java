package dev.kith.auth.recovery;

import dev.kith.auth.token.OpaqueToken;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The tokens in mails. One is good until it expires, or until it or another one of its user and purpose is used:
 * whoever asks for more of them, and need not be the user, voids none.
 */
@Component
class RecoveryTokens {

    /**
     * However often somebody asks, no more mails than this are sent in the life of a token; whoever gets none has
     * these.
     */
    private static final int AT_ONCE = 5;

    private final RecoveryTokenStore store;
    private final RecoveryProperties properties;

    RecoveryTokens(RecoveryTokenStore store, RecoveryProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** A new token; empty if the user has enough. One more may be made where two instances do so at once. */
    Optional<OpaqueToken> make(UUID user, TokenPurpose purpose) {
        if (store.count(user, purpose) >= AT_ONCE) {
            return Optional.empty();
        }
        var token = OpaqueToken.random("");
        store.add(user, purpose, token, properties.life(purpose));
        return Optional.of(token);
    }

    /** @throws ProblemException 400 if it may not be used now */
    void check(TokenPurpose purpose, OpaqueToken token) {
        if (!store.isGood(purpose, token)) {
            throw notGood();
        }
    }

    /**
     * Uses it up, and with it all others of its user for this purpose.
     *
     * @return whose it is
     * @throws ProblemException 400 if it may not be used now
     */
    UUID use(TokenPurpose purpose, OpaqueToken token) {
        // The user's row first, as whatever changes or deletes the account: two that lock in turn never wait for each
        // other.
        store.lockUser(token);
        return store.use(purpose, token).orElseThrow(RecoveryTokens::notGood);
    }

    /** Forgets one that nobody was given. */
    void withdraw(OpaqueToken token) {
        store.delete(token);
    }

    void forget(UUID user, TokenPurpose purpose) {
        store.forget(user, purpose);
    }

    private static ProblemException notGood() {
        return ProblemException.invalid("/token", "expected the token of a mail, not used and not expired");
    }
}
