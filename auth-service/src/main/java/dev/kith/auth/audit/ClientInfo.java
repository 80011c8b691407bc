package dev.kith.auth.audit;

/**
 * The client of a request: an argument of controller methods.
 *
 * @param address an IPv4 or IPv6 address
 * @param agent the header {@code User-Agent}, cut to {@value #MAX_AGENT} characters; empty if it is missing
 */
public record ClientInfo(String address, String agent) {

    static final int MAX_AGENT = 200;
}
