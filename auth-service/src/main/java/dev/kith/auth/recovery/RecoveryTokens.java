package dev.kith.auth.recovery;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tokens in mails. A token is valid until it expires, or until it or another token of the same user and purpose is
 * used. A request for another token, which anyone can make, does not invalidate the earlier ones.
 */
@Component
public class RecoveryTokens {

    private static final Logger log = LoggerFactory.getLogger(RecoveryTokens.class);

    /** How many valid tokens a user may have for a purpose. More requests send no more mails. */
    private static final int MAX_VALID = 5;

    private final RecoveryTokenStore store;
    private final AuthProperties.Recovery settings;

    RecoveryTokens(RecoveryTokenStore store, AuthProperties properties) {
        this.store = store;
        this.settings = properties.recovery();
    }

    /** A new token; empty if the user has enough. Two instances at the same time may create one too many. */
    Optional<OpaqueToken> create(UUID user, TokenPurpose purpose) {
        if (store.count(user, purpose) >= MAX_VALID) {
            return Optional.empty();
        }
        var token = OpaqueToken.random("");
        store.add(user, purpose, token, purpose.life(settings));
        return Optional.of(token);
    }

    /** @throws ProblemException 400 if the token is not valid */
    void check(TokenPurpose purpose, OpaqueToken token) {
        if (!store.isValid(purpose, token)) {
            throw refused(purpose);
        }
    }

    /**
     * Uses the token up, and with it all tokens of its user for this purpose.
     *
     * @return the token's user
     * @throws ProblemException 400 if the token is not valid
     */
    UUID use(TokenPurpose purpose, OpaqueToken token) {
        // Locks the user's row first, as every change of the account does: otherwise two transactions could deadlock.
        store.lockUser(token);
        return store.use(purpose, token).orElseThrow(() -> refused(purpose));
    }

    /** Deletes a token that was not sent. */
    void delete(OpaqueToken token) {
        store.delete(token);
    }

    void deleteAll(UUID user, TokenPurpose purpose) {
        store.deleteAll(user, purpose);
    }

    /** Deletes expired tokens; returns how many. */
    public int purge() {
        return store.purge();
    }

    // The log has neither the token nor the account: the token may be of any account, or of none.
    private static ProblemException refused(TokenPurpose purpose) {
        log.info("Refused a token of a mail: {}", purpose);
        return ProblemException.invalid("/token", "expected the token of a mail, not used and not expired");
    }
}
