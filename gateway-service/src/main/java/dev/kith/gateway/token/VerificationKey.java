package dev.kith.gateway.token;

import java.security.Key;
import java.security.PublicKey;
import javax.crypto.SecretKey;

/**
 * A key that tokens are verified with. Its kind alone decides which algorithms it is used for, whatever the token asks
 * for.
 */
sealed interface VerificationKey {

    Key key();

    /** An Ed25519 key of the auth service's key set. */
    record Published(String id, PublicKey key) implements VerificationKey {}

    /** The secret that the fleet shares with whoever issues its tokens. */
    record Shared(SecretKey key) implements VerificationKey {}
}
