package dev.kith.auth.recovery;

/** What a token is good for, and for nothing else. */
enum TokenPurpose {
    VERIFY_EMAIL("/verify-email"),
    RESET_PASSWORD("/reset-password");

    private final String page;

    TokenPurpose(String page) {
        this.page = page;
    }

    /** The path of the page that takes the token. */
    String page() {
        return page;
    }
}
