package dev.kith.servers.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to run PostgreSQL's programs, which refuse to run as root.
 *
 * @param prefix of every command
 * @param deathSignal a second prefix for commands that must end with this JVM, if the first prefix resets the parent
 *     death signal of {@code RunningProcess}
 */
record Unprivileged(List<String> prefix, List<String> deathSignal) {

    /** An ordinary user needs no prefix. */
    static final Unprivileged PLAIN = new Unprivileged(List.of(), List.of());

    /**
     * In a new user namespace the process sees itself as an ordinary user, while its files belong to root outside of
     * it.
     */
    static final Unprivileged OWN_NAMESPACE = new Unprivileged(List.of("unshare", "--user", "--"), List.of());

    /**
     * Where namespaces are forbidden, as in most containers: the user {@code nobody} with a capability to read root's
     * folders. The securebit makes access(2) respect this capability too. The kernel resets the parent death signal of
     * a process that changes its user.
     */
    static final Unprivileged NOBODY_USER = new Unprivileged(
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
        for (var way : List.of(OWN_NAMESPACE, NOBODY_USER)) {
            if (way.works()) {
                return way;
            }
        }
        throw new IOException("PostgreSQL refuses to run as root, and this system does not let root change its user: "
                + "neither unshare --user nor setpriv --reuid works. Run Kith as an ordinary user.");
    }

    /** A program that ends by itself. */
    ProcessBuilder tool(List<String> command) {
        return new ProcessBuilder(
                Stream.concat(prefix.stream(), command.stream()).toList());
    }

    /** A program that runs until it is stopped. */
    ProcessBuilder server(List<String> command) {
        return tool(Stream.concat(deathSignal.stream(), command.stream()).toList());
    }

    private boolean works() throws InterruptedException {
        try {
            return tool(List.of("true")).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
