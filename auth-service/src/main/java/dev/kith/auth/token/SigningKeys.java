package dev.kith.auth.token;

import dev.kith.auth.token.SigningKeyStore.SealedKey;
import jakarta.annotation.PostConstruct;
import java.security.GeneralSecurityException;
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
 * The Ed25519 keys of this service. Which one signs is asked of the database every time, so that a key rotated in by
 * another instance signs here from the same moment on; only opening it is done once.
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
        var known = opened;
        return known != null && known.kid().equals(sealed.kid()) ? known : open(sealed);
    }

    /** What a token verifies with that names this key; empty if no living token can be signed with it. */
    public Optional<PublicKey> verifying(String kid) {
        return store.publicHalf(kid).map(KeyPairs::publicKey);
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
            // Nobody keeps a key set without it yet: it need not wait before it signs.
            store.signing().ifPresentOrElse(this::open, () -> make(Duration.ZERO));
        });
    }

    /**
     * Makes a key, within the caller's transaction and under its lock.
     *
     * @param lead how long it is published before it signs
     * @return its {@code kid}
     */
    String make(Duration lead) {
        var key = KeyPairs.generate();
        var kid = key.publicKey().kid();
        store.add(key.publicKey(), encryption.seal(kid, key.encodedPrivateKey()), lead);
        log.info("Made the signing key {}", kid);
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
}
