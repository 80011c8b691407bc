package dev.kith.gateway.token;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Mono;

/** One secret for all tokens: {@code JWT_SECRET}. */
final class SharedSecret implements KeySource {

    /**
     * The least an HS256 key may have (RFC 7518, section 3.2); the longer algorithms ask for as much as their hash has.
     */
    static final int MIN_BYTES = 32;

    private static final Set<String> ALGORITHMS = Set.of("HS256", "HS384", "HS512");

    private final VerificationKey.Shared key;

    SharedSecret(String secret) {
        this.key = new VerificationKey.Shared(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    @Override
    public Mono<VerificationKey> find(TokenHeader header) {
        return ALGORITHMS.contains(header.algorithm()) ? Mono.just(key) : Mono.empty();
    }

    @Override
    public boolean trusts(VerificationKey other) {
        return key.equals(other);
    }

    @Override
    public boolean ready() {
        return true;
    }
}
