package dev.kith.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** What counts as one address. */
final class Addresses {

    private Addresses() {}

    /** The /64 network of an IPv6 address (RFC 6177): its holder has all addresses in it. Anything else is itself. */
    static Object network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var zone = address.indexOf('%');
        var plain = zone < 0 ? address : address.substring(0, zone);
        var read = InetAddress.ofLiteral(plain);
        return read instanceof Inet6Address ? ByteBuffer.wrap(read.getAddress()).getLong() : read.getHostAddress();
    }
}
