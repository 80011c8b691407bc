package dev.kith.gateway.token;

import reactor.core.publisher.Mono;

/** Where the keys come from. */
interface KeySource {

    /** The key for a token with this header; empty if there is none, an error if that cannot be told now. */
    Mono<VerificationKey> find(TokenHeader header);

    /** Whether what the key has verified still counts. */
    boolean trusts(VerificationKey key);

    /** Whether any token can be verified at all. */
    boolean ready();
}
