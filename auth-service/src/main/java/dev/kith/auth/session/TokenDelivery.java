package dev.kith.auth.session;

/** Where a caller gets its tokens, and shows the refresh token: always the same place. */
public enum TokenDelivery {
    BODY,
    /** Where no script of a page can read them. */
    COOKIE
}
