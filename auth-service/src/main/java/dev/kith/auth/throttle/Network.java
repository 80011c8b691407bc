package dev.kith.auth.throttle;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * What is one place on the internet: an IPv4 address, or the /64 of an IPv6 address, which one machine may use all of
 * (RFC 6177).
 */
final class Network {

    private static final int IPV6_PREFIX_BYTES = 8;

    private Network() {}

    /** The same for all addresses of one network. */
    static String of(String address) {
        var bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_PREFIX_BYTES));
    }
}
