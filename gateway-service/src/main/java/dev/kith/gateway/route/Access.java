package dev.kith.gateway.route;

/** What a path requires of the caller. */
public enum Access {
    /** Nothing. A token is not read, and no identity is passed on. */
    OPEN,
    /** Nothing, but the path sets or reads Kith's own cookies: a request from a page must come from an allowed one. */
    COOKIES,
    /**
     * Nothing, but a valid token identifies the caller. With an invalid token the request counts as anonymous; if it
     * then changes something from a page, that page must be an allowed one.
     */
    OPTIONAL,
    /** A valid token. */
    TOKEN
}
