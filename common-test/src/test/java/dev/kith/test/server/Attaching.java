package dev.kith.test.server;

import java.nio.file.Path;

/**
 * A test JVM of a build. It prints the port of its PostgreSQL. Arguments: the daemon's folder, the owner's process id.
 */
final class Attaching {

    private Attaching() {}

    public static void main(String[] arguments) {
        var owner = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        var servers = SharedServers.attachTo(new DaemonFolder(Path.of(arguments[0])), owner);
        System.out.println("port " + servers.postgres().port());
    }
}
