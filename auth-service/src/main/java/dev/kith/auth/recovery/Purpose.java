package dev.kith.auth.recovery;

/** What a token is good for, and for nothing else. */
enum Purpose {
    VERIFY_EMAIL,
    RESET_PASSWORD
}
