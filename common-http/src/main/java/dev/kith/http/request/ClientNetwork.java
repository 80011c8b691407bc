package dev.kith.http.request;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The network that limits and throttles count as one client: an IPv4 address, or the /64 of an IPv6 address, which one
 * machine may use completely (RFC 6177).
 *
 * @param id equal for all addresses of one network; hexadecimal digits for an IP address
 */
public record ClientNetwork(String id) {

    private static final int IPV6_PREFIX_BYTES = 8;

    /** The network of an IP address. Other text is a network of its own. */
    public static ClientNetwork of(String address) {
        // A zone names an interface of the machine that saw the address, and does not belong to it.
        var zone = address.indexOf('%');
        var literal = zone < 0 ? address : address.substring(0, zone);
        try {
            var bytes = InetAddress.ofLiteral(literal).getAddress();
            return new ClientNetwork(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_PREFIX_BYTES)));
        } catch (IllegalArgumentException notAnAddress) {
            return new ClientNetwork(address);
        }
    }
}
