package dev.kith.gateway.route;

/** What a path asks of the caller. */
public enum Access {

    /** Nothing; a token that comes along is not looked at, and no identity is passed on. */
    OPEN,

    /** A good token. */
    TOKEN
}
