package dev.kith.gateway.auth;

import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationKey;
import reactor.core.publisher.Mono;

/** Where the keys come from. */
interface KeySource {

    /** The key that the token names; empty if there is none, an error if the keys cannot be read now. */
    Mono<VerificationKey> find(UnverifiedToken token);

    /** Whether tokens that the key has verified are still accepted. */
    boolean trusts(VerificationKey key);

    /** Whether any token can be verified. */
    boolean isReady();
}
