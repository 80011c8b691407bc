package dev.kith.gateway.edge;

/**
 * The way of a request through the public port, from the first step to the last; an answer goes back through the same
 * steps.
 */
public enum Stage {
    /** It gets its id and its trace, and in the end its line in the access log. */
    TRACKED,
    /** The answer says which web pages may read it; an {@code OPTIONS} ends here. */
    SHARED,
    /** Whatever goes wrong behind here is answered as a problem. */
    EXPLAINED,
    /** Its path means one thing only, to us and to the services. */
    UNAMBIGUOUS,
    /** Its path has the trailing slash that it should have. */
    REDIRECTED,
    /** Its line in the table of routes is found. */
    ROUTED,
    /** Its caller is known, where the table asks for one. */
    IDENTIFIED,
    /** It does not come more often than it may. */
    PACED,
    /** It brings no more than it may. */
    LIMITED
}
