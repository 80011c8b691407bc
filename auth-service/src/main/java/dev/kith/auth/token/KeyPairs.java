package dev.kith.auth.token;

import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;

/** Creates, encodes and decodes Ed25519 keys. */
final class KeyPairs {

    private static final String ALGORITHM = "Ed25519";

    private KeyPairs() {}

    static NewKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var jwk =
                    Jwks.builder().octetKey(pair.getPublic()).idFromThumbprint().build();
            var x = Objects.requireNonNull(jwk.get("x")).toString();
            return new NewKey(
                    new PublicKeyEntry(jwk.getId(), x), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not support Ed25519", e);
        }
    }

    /** @throws GeneralSecurityException if this is not an Ed25519 key in PKCS #8 */
    static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** @param x the 32 bytes in base64url */
    static PublicKey publicKey(String x) {
        var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(x);
        return (PublicKey) Jwks.parser().build().parse(jwk).toKey();
    }

    /**
     * A new key.
     *
     * @param encodedPrivateKey PKCS #8
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NewKey(PublicKeyEntry publicKey, byte[] encodedPrivateKey) {

        @Override
        public String toString() {
            return "NewKey[kid=%s, redacted]".formatted(publicKey.kid());
        }
    }
}
