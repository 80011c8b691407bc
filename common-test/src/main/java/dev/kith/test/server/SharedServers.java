package dev.kith.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The servers of this build, as a test JVM sees them. The first JVM that needs them starts the keeper; all others find
 * what it has written.
 */
public final class SharedServers {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KeeperFolder folder;

    private SharedServers(KeeperFolder folder) {
        this.folder = folder;
    }

    /** Attaches to the servers, or starts them; returns before they are ready. */
    public static SharedServers ofThisBuild() {
        return OfThisBuild.SERVERS;
    }

    /** The server, when it is ready. */
    public SharedPostgres postgres() {
        return SharedPostgres.of(await(folder.postgres()));
    }

    /** The {@code host:port} of the broker, when it is ready. */
    public String kafkaBroker() {
        return await(folder.kafka()).getProperty(Facts.BROKER);
    }

    static SharedServers attachTo(KeeperFolder folder, ProcessHandle owner) {
        try (var _ = HeldLock.take(folder.startingLock())) {
            if (!HeldLock.isHeld(folder.lifeLock())) {
                KeeperProcess.start(folder, owner);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the servers of the tests could not be started", failed);
        }
        return new SharedServers(folder);
    }

    private Properties await(Facts facts) {
        try {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .pollDelay(Duration.ZERO)
                    .failFast(() -> !HeldLock.isHeld(folder.lifeLock()))
                    .until(facts::read, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException | TerminalFailureException failed) {
            throw new IllegalStateException("%s is not there: %s".formatted(facts.file(), folder.log()), failed);
        }
    }

    private static final class OfThisBuild {
        private static final SharedServers SERVERS = attachTo(KeeperFolder.ofThisBuild(), Owner.ofThisJvm());
    }
}
