package dev.kith.servers.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to run PostgreSQL's programs, given that they refuse root.
 *
 * @param prefix of every command
 * @param tether of a command that must end with this JVM, where the prefix unties what {@code RunningProcess} ties
 */
record Unprivileged(List<String> prefix, List<String> tether) {

    /** An ordinary user needs nothing. */
    static final Unprivileged PLAIN = new Unprivileged(List.of(), List.of());

    /**
     * In a user namespace of its own, a process of root is nobody to itself, while its files are root's to everybody
     * else.
     */
    static final Unprivileged OWN_NAMESPACE = new Unprivileged(List.of("unshare", "--user", "--"), List.of());

    /**
     * Where namespaces are forbidden, as in most containers: the user nobody, who may still enter root's folders. The
     * securebit makes access(2) know that too. The kernel unties a process that changes its user.
     */
    static final Unprivileged NOBODY = new Unprivileged(
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--inh-caps=-all,+dac_override",
                    "--ambient-caps=-all,+dac_override",
                    "--securebits=+no_setuid_fixup",
                    "--"),
            List.of("setpriv", "--pdeathsig=INT", "--"));

    private static final int ROOT = 0;

    static Unprivileged forThisUser() throws IOException, InterruptedException {
        if (new UnixSystem().getUid() != ROOT) {
            return PLAIN;
        }
        for (var way : List.of(OWN_NAMESPACE, NOBODY)) {
            if (way.works()) {
                return way;
            }
        }
        throw new IOException("PostgreSQL refuses to run as root, and this system lets root be nobody else: "
                + "neither unshare --user nor setpriv --reuid works. Run as an ordinary user.");
    }

    /** A program that ends by itself. */
    ProcessBuilder tool(List<String> command) {
        return new ProcessBuilder(
                Stream.concat(prefix.stream(), command.stream()).toList());
    }

    /** A program that runs until it is stopped. */
    ProcessBuilder server(List<String> command) {
        return tool(Stream.concat(tether.stream(), command.stream()).toList());
    }

    private boolean works() throws InterruptedException {
        try {
            return tool(List.of("true")).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
