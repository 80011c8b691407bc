package dev.kith.http.token;

import dev.kith.http.identity.Identity;

/** The result of verifying a token. */
public sealed interface VerificationResult {

    /** The token is valid until the identity expires, as long as {@code key} is trusted. */
    record Verified(Identity identity, VerificationKey key) implements VerificationResult {}

    /** The token is not valid; a retry does not help. */
    record Rejected(AuthenticationFailure reason) implements VerificationResult {}

    /**
     * The token cannot be verified now: the keys cannot be read, the revoked sessions are still being read, or too many
     * tokens wait.
     */
    record Unavailable(String reason) implements VerificationResult {}

    /**
     * Why a request is not authenticated. The details are part of the contract: clients sign out when they read them.
     */
    enum AuthenticationFailure {
        MISSING("Missing authorization token"),
        INVALID("Invalid token"),
        EMPTY("Empty Token");

        private static final String CHALLENGE = "Bearer realm=\"kith\"";

        private final String detail;

        AuthenticationFailure(String detail) {
            this.detail = detail;
        }

        public String detail() {
            return detail;
        }

        /** The value of {@code WWW-Authenticate}: without an error code if no token came (RFC 6750, section 3.1). */
        public String challenge() {
            return this == MISSING ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
        }
    }
}
