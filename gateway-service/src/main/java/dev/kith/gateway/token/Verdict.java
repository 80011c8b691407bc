package dev.kith.gateway.token;

import dev.kith.http.identity.Identity;

/** What came of looking at a token. */
public sealed interface Verdict {

    /** It is good until the identity expires, for as long as {@code key} is trusted. */
    record Verified(Identity identity, VerificationKey key) implements Verdict {}

    /** It is not good, and another look would not make it so. */
    record Refused(Refusal why) implements Verdict {}

    /**
     * Nobody can tell at the moment: the keys cannot be had, the revoked sessions are still being read, or too many
     * tokens wait.
     */
    record Undecided(String why) implements Verdict {}
}
