package dev.kith.fleet.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs for root, whom they refuse. In a user namespace of its own a process of root is nobody to itself, while its
 * files stay root's to everybody else. An ordinary user runs them plainly.
 */
final class Unprivileged {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    private Unprivileged() {}

    static ProcessBuilder command(List<String> command) {
        var whole = new ArrayList<String>();
        if (ROOT) {
            whole.addAll(List.of("unshare", "--user", "--"));
        }
        whole.addAll(command);
        return new ProcessBuilder(whole);
    }
}
