package dev.kith.gateway.client;

/**
 * The other end, as it sees this gateway.
 *
 * @param address its IP address
 * @param scheme what it speaks, {@code http} or {@code https}
 * @param authority the host, and port if any, that it asked
 */
public record Client(String address, String scheme, String authority) {

    /** The origin (RFC 6454) of a page that this gateway itself would serve to this client. */
    public String sameOrigin() {
        return scheme + "://" + authority;
    }
}
