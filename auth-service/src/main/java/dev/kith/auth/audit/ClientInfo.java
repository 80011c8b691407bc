package dev.kith.auth.audit;

/**
 * Who is at the other end of a request: an argument of controller methods.
 *
 * @param address an IPv4 or IPv6 address, never a name
 * @param agent what it says it is ({@code User-Agent}), at most {@value #MAX_AGENT} characters; empty if it says
 *     nothing
 */
public record ClientInfo(String address, String agent) {

    static final int MAX_AGENT = 200;
}
