package dev.kith.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a keeper has its files: its logs and data, what it tells, and its locks. One owner has one such folder, so that
 * builds of one checkout that run at once are apart.
 */
record KeeperFolder(Path path) {

    static KeeperFolder ofThisBuild() {
        return new KeeperFolder(Checkout.root()
                .resolve("target/test-infrastructure")
                .resolve(Long.toString(Owner.ofThisJvm().pid())));
    }

    /**
     * Held by a test JVM while it looks whether there is a keeper, and starts one. Beside the folder, which may be
     * deleted.
     */
    Path startingLock() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    /** Held by the keeper while it lives. */
    Path lifeLock() {
        return path.resolve("keeper.lock");
    }

    Path logFile() {
        return path.resolve("keeper.log");
    }

    Facts postgres() {
        return new Facts(path.resolve("postgres.properties"));
    }

    Facts kafka() {
        return new Facts(path.resolve("kafka.properties"));
    }

    /** What the keeper has said, for an error message. */
    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException none) {
            return "it left no " + logFile();
        }
    }
}
