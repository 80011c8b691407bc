package dev.kith.http.token;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that verifies tokens. The type of the key alone decides which algorithms it is used with; the token's header
 * cannot choose another one.
 */
public sealed interface VerificationKey {

    Key key();

    /** Whether the token's header names this key and an algorithm that the key is for. */
    boolean matches(UnverifiedToken token);

    /** An Ed25519 key of the auth service's key set. */
    record Published(String id, PublicKey key) implements VerificationKey {

        /** Header {@code alg} of its tokens. */
        public static final String ALGORITHM = "EdDSA";

        @Override
        public boolean matches(UnverifiedToken token) {
            return token.publishedKeyId().filter(id::equals).isPresent();
        }
    }

    /** The secret that the fleet shares with the issuer of its tokens: {@code JWT_SECRET}. */
    record Shared(SecretKey key) implements VerificationKey {

        /**
         * The shortest HS256 key in bytes (RFC 7518, section 3.2). The verifier refuses HS384 and HS512 if the secret
         * is shorter than their hash.
         */
        public static final int MIN_BYTES = 32;

        public static Shared of(String secret) {
            return new Shared(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        }

        @Override
        public boolean matches(UnverifiedToken token) {
            return token.isHmac();
        }
    }
}
