package dev.kith.test.server;

import java.nio.file.Path;

/**
 * A test JVM of a build: says the port of the PostgreSQL that it was given. Arguments: the keeper's folder, the owner's
 * process id.
 */
final class Attaching {

    private Attaching() {}

    public static void main(String[] arguments) {
        var owner = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        var servers = SharedServers.attachTo(new KeeperFolder(Path.of(arguments[0])), owner);
        System.out.println("port " + servers.postgres().port());
    }
}
