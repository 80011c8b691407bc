package dev.kith.gateway.edge;

/**
 * The way of a request through the public port, from the first step to the last; an answer goes back through the same
 * steps.
 */
public enum Stage {
    /** It gets its id and its trace, and in the end its line in the access log. */
    TRACKED,
    /** The answer says which web pages may read it; an {@code OPTIONS} ends here. */
    CORS,
    /** Whatever goes wrong behind here is answered as a problem. */
    PROBLEMS,
    /** Its path means one thing only, to us and to the services. */
    UNAMBIGUOUS,
    /** Its path has the trailing slash that it should have. */
    TRAILING_SLASH,
    /** Its line in the table of routes is found. */
    ROUTED,
    /** Its caller is known, where the table asks for one. */
    AUTHENTICATED,
    /** It does not come more often than it may. */
    RATE_LIMITED,
    /** It brings no more than it may. */
    BODY_LIMITED
}
