package dev.kith.auth.token;

import dev.kith.auth.token.SigningKeyStore.SealedKey;
import jakarta.annotation.PostConstruct;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Ed25519 keys of this service. The database is asked every time which key signs, so that a key of another instance
 * signs here from the same moment on. Only its decryption is cached.
 */
@Component
public class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyStore store;
    private final KeyEncryption encryption;
    private final TransactionTemplate transaction;

    private volatile @Nullable SigningKey opened;

    SigningKeys(SigningKeyStore store, KeyEncryption encryption, TransactionTemplate transaction) {
        this.store = store;
        this.encryption = encryption;
        this.transaction = transaction;
    }

    /** The key to sign with now. */
    public SigningKey current() {
        var sealed = store.signing().orElseThrow(() -> new IllegalStateException("No key may sign now"));
        var cached = opened;
        return cached != null && cached.kid().equals(sealed.kid()) ? cached : open(sealed);
    }

    /** The public key that verifies tokens with this {@code kid}; empty if the key is unknown or has expired. */
    public Optional<PublicKey> publicKey(String kid) {
        return store.publicKey(kid).map(KeyPairs::publicKey);
    }

    List<PublicKeyEntry> published() {
        return store.published();
    }

    /** Creates the first key. Fails the start if the secret does not decrypt the existing one. */
    @PostConstruct
    void prepare() {
        transaction.executeWithoutResult(_ -> {
            // Instances that start together wait here: one creates the key, and the others find it.
            store.lock();
            // No client has cached a key set without it, so it can sign at once.
            store.signing().ifPresentOrElse(this::open, () -> create(Duration.ZERO));
        });
    }

    /**
     * Creates a key in the caller's transaction, which holds the lock.
     *
     * @param lead how long it is published before it signs
     * @return its {@code kid}
     */
    String create(Duration lead) {
        var key = KeyPairs.generate();
        var kid = key.publicKey().kid();
        store.add(key.publicKey(), encryption.seal(kid, key.encodedPrivateKey()), lead);
        log.info("Created the signing key {}", kid);
        return kid;
    }

    private SigningKey open(SealedKey sealed) {
        var encoded = encryption.open(sealed.kid(), sealed.privateKey());
        try {
            var key = new SigningKey(sealed.kid(), KeyPairs.privateKey(encoded));
            opened = key;
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key %s is not an Ed25519 key".formatted(sealed.kid()), e);
        }
    }

    /**
     * A key that signs tokens.
     *
     * @param kid the id in the header of its tokens
     */
    public record SigningKey(String kid, PrivateKey privateKey) {

        @Override
        public String toString() {
            return "SigningKey[kid=%s, redacted]".formatted(kid);
        }
    }
}
