package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Installation;
import dev.kith.fleet.Replicas;
import dev.kith.fleet.Startup;
import dev.kith.fleet.check.DemoAccounts;
import dev.kith.fleet.control.Control;
import dev.kith.fleet.control.ControlServer;
import dev.kith.fleet.home.FleetSecrets;
import dev.kith.fleet.supervisor.Orphans;
import dev.kith.fleet.supervisor.RestartPolicy;
import dev.kith.fleet.supervisor.Supervisor;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.ProgressLog;
import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The process that supervises a fleet, until Ctrl-C, {@code ./kith down} or a failed start. */
final class Foreground implements Control {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    /** Shorter, because the AOT caches of a fleet that did not come up are not worth waiting for. */
    private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(10);

    private final Installation installation;
    private final Replicas replicas;
    private final ProgressLog progress = new ProgressLog(System.out, System::nanoTime);
    private final Supervisor supervisor;
    private @Nullable ControlServer server;
    private volatile boolean up;
    private boolean stopped;

    Foreground(Installation installation, Replicas replicas) {
        this.installation = installation;
        this.replicas = replicas;
        this.supervisor = new Supervisor(installation.home().run(), RestartPolicy.DEFAULT, progress, Clock.systemUTC());
    }

    /** Never returns: it throws an exception, or the process ends. */
    void run() throws IOException, InterruptedException {
        var run = installation.home().run();
        server = ControlServer.start(run, FleetSecrets.random(), this)
                .orElseThrow(() -> new CommandFailedException(
                        "another ./kith is starting or stopping here; try again in a moment"));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAll));
        new Orphans(run)
                .end(STOP_TIMEOUT)
                .forEach(name -> progress.log("ended %s, which a killed ./kith had left", name));
        var fleet = start();
        up = true;
        progress.print(summary(fleet));
        waitForShutdown();
    }

    @Override
    public String status() {
        return JsonMapper.shared().writeValueAsString(supervisor.status());
    }

    @Override
    public String restart(String name) {
        try {
            var ready = supervisor.restart(name, STOP_TIMEOUT);
            if (ready.isEmpty()) {
                return "there is no " + name;
            }
            Supervisor.awaitReady(List.of(ready.get()));
            return OK;
        } catch (CommandFailedException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void stop() {
        Thread.ofPlatform().start(() -> System.exit(0)); // the shutdown hook stops the fleet
    }

    @Override
    public boolean isUp() {
        return up;
    }

    private Fleet start() throws IOException, InterruptedException {
        try {
            var fleet = Fleet.of(installation, replicas);
            new Startup(fleet, supervisor, progress).run();
            return fleet;
        } catch (IOException | RuntimeException failure) {
            if (!stopAll()) {
                waitForShutdown(); // it failed because the fleet is being stopped
            }
            throw failure;
        }
    }

    private String summary(Fleet fleet) {
        var addresses = new Table();
        for (var component : fleet.components().reversed()) {
            addresses.row("  " + component.name(), fleet.address(component));
        }
        return """

                Kith is up and has passed its self-check, after %.1f s.

                %s

                Demo accounts (password %s): %s
                Data, logs and secrets: %s
                ./kith status shows the fleet, ./kith logs -f auth follows a log, Ctrl-C here or ./kith down stops it.
                """.formatted(
                        progress.elapsed().toMillis() / 1000.0,
                        addresses,
                        DemoAccounts.PASSWORD,
                        DemoAccounts.USERNAMES.stream().map(DemoAccounts::email).collect(Collectors.joining(", ")),
                        installation.home().folder());
    }

    /** Returns false if another thread has done it already. */
    private synchronized boolean stopAll() {
        if (stopped) {
            return false;
        }
        stopped = true;
        supervisor.stop(up ? STOP_TIMEOUT : ABORT_TIMEOUT);
        if (server != null) {
            server.close();
        }
        return true;
    }

    private static void waitForShutdown() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
