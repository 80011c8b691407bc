package dev.kith.gateway.route;

/** What a path asks of the caller. */
public enum Access {

    /** Nothing; a token that comes along is not looked at, and no identity is passed on. */
    OPEN,

    /** Nothing, but it sets or reads Kith's own cookies: a page that asks must be an allowed one. */
    COOKIES,

    /**
     * Nothing, but who brings a good token is known. Any other token is as none at all: then a page that changes
     * something must be an allowed one.
     */
    OPTIONAL,

    /** A good token. */
    TOKEN
}
