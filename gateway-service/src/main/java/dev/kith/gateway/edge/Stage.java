package dev.kith.gateway.edge;

/** The stages of a request, from first to last. The response passes them in reverse. */
public enum Stage {
    /** The request gets its id and trace, and at the end its line in the access log. */
    TRACKED,
    /** The response says which web pages may read it; an {@code OPTIONS} request ends here. */
    CORS,
    /** The response to an authenticated caller is kept out of shared caches. */
    PRIVATE,
    /** Each failure in a later stage is answered with a problem. */
    PROBLEMS,
    /** The path has one meaning only, for the gateway and for the services. */
    UNAMBIGUOUS,
    /** The path has its trailing slash. */
    TRAILING_SLASH,
    /** The rule in the table of routes is found. */
    ROUTED,
    /** The caller is authenticated if the rule asks for it. */
    AUTHENTICATED,
    /** The rate limit of the rule is applied. */
    RATE_LIMITED,
    /** The size and the rate of the body are limited. */
    BODY_LIMITED
}
