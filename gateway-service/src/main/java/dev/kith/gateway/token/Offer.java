package dev.kith.gateway.token;

/** What a request carries to prove who sends it. */
public sealed interface Offer {

    record Nothing() implements Offer {}

    /** Two different tokens in one place: whose request it is, is anybody's guess. */
    record Ambiguous() implements Offer {}

    /**
     * One token.
     *
     * @param ambient whether a browser adds it by itself, whichever page makes the request: so with cookies, and only
     *     there
     */
    record Token(String compact, boolean ambient) implements Offer {}
}
