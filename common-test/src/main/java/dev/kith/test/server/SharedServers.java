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
 * The servers of this build, as a test JVM sees them. The first JVM that needs them starts the daemon; the others read
 * what it has written.
 */
public final class SharedServers {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final DaemonFolder folder;

    private SharedServers(DaemonFolder folder) {
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
        return await(folder.kafka()).getProperty(DaemonFolder.ServerInfo.BROKER);
    }

    static SharedServers attachTo(DaemonFolder folder, ProcessHandle owner) {
        try (var _ = ProcessLock.take(folder.startingLock())) {
            if (!ProcessLock.isHeld(folder.lifeLock())) {
                InfrastructureDaemon.startProcess(folder, owner);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the servers of the tests could not be started", failed);
        }
        return new SharedServers(folder);
    }

    private Properties await(DaemonFolder.ServerInfo info) {
        try {
            return Awaitility.await()
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollDelay(Duration.ZERO)
                    .failFast(() -> !ProcessLock.isHeld(folder.lifeLock()))
                    .until(info::read, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException | TerminalFailureException failed) {
            throw new IllegalStateException("%s is not there: %s".formatted(info.file(), folder.log()), failed);
        }
    }

    private static final class OfThisBuild {
        private static final SharedServers SERVERS = attachTo(DaemonFolder.ofThisBuild(), BuildProcess.ofThisJvm());
    }
}
