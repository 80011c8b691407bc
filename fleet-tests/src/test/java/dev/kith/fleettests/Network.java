package dev.kith.fleettests;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a client is, as far as the gateway can tell: an address of this machine that no other client uses. Linux has
 * all of 127/8; elsewhere, and to a gateway on another machine or in a container, there is but one.
 */
public record Network(InetAddress address) {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    // Another run at the same fleet takes others, most likely.
    private static final AtomicInteger LAST =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 240) << 16);

    /** Whether there is more than one. */
    public static boolean isSelectable() {
        return LINUX && Fleet.seesAddresses();
    }

    /** An address that no client has used, if there are several. */
    public static Network unused() {
        var next = LAST.incrementAndGet();
        var bytes = isSelectable()
                ? new byte[] {127, (byte) (1 + (next >> 16)), (byte) (next >> 8), (byte) next}
                : new byte[4];
        try {
            return new Network(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
