package dev.kith.gateway.token;

/**
 * Why a request is not believed to come from anybody. The words are the contract's: clients sign out when they read
 * them.
 */
public enum Refusal {
    MISSING("Missing authorization token"),
    INVALID("Invalid token"),
    EMPTY("Empty Token");

    private static final String CHALLENGE = "Bearer realm=\"kith\"";

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** What {@code WWW-Authenticate} says: without an error code if no token came (RFC 6750, section 3.1). */
    public String challenge() {
        return this == MISSING ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
    }
}
