package dev.kith.auth.key;

import io.jsonwebtoken.security.Jwks;
import jakarta.annotation.PostConstruct;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Ed25519 keys of this service. Nothing is cached: a login hashes a password, beside which reading the key costs nothing, and
 * so a key that was rotated in by another instance signs here from the same moment on.
 */
@Component
public class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final String ALGORITHM = "Ed25519";

    private final SigningKeyStore store;
    private final KeyEncryption encryption;
    private final TransactionTemplate transaction;

    SigningKeys(SigningKeyStore store, KeyEncryption encryption, TransactionTemplate transaction) {
        this.store = store;
        this.encryption = encryption;
        this.transaction = transaction;
    }

    /** The key to sign with now. */
    public SigningKey current() {
        return store.signing().map(this::open).orElseThrow(() -> new IllegalStateException("No key may sign now"));
    }

    /** What a token verifies with that names this key; empty if no living token can be signed with it. */
    public Optional<PublicKey> verifying(String kid) {
        return store.publicHalf(kid).map(SigningKeys::publicKey);
    }

    List<PublicKeyEntry> published() {
        return store.published();
    }

    /** Makes the first key, and refuses the start where the secret does not open the one that is there. */
    @PostConstruct
    void prepare() {
        transaction.executeWithoutResult(_ -> {
            // Instances that start together wait here, so that one of them makes the key and the others find it.
            store.lock();
            store.signing().ifPresentOrElse(this::open, this::make);
        });
    }

    private void make() {
        var pair = generate();
        var jwk = Jwks.builder().octetKey(pair.getPublic()).idFromThumbprint().build();
        store.add(
                new PublicKeyEntry(
                        jwk.getId(), Objects.requireNonNull(jwk.get("x")).toString()),
                encryption.seal(jwk.getId(), pair.getPrivate().getEncoded()));
        log.info("Made the signing key {}", jwk.getId());
    }

    private SigningKey open(SigningKeyStore.SealedKey sealed) {
        var encoded = new PKCS8EncodedKeySpec(encryption.open(sealed.kid(), sealed.privateKey()));
        try {
            return new SigningKey(
                    sealed.kid(), KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key %s is not an Ed25519 key".formatted(sealed.kid()), e);
        }
    }

    private static PublicKey publicKey(String x) {
        var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(x);
        return (PublicKey) Jwks.parser().build().parse(jwk).toKey();
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK makes no Ed25519 keys", e);
        }
    }
}
