package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Replicas;
import dev.kith.fleet.Site;
import dev.kith.fleet.Startup;
import dev.kith.fleet.control.Control;
import dev.kith.fleet.control.ControlServer;
import dev.kith.fleet.home.Secrets;
import dev.kith.fleet.supervisor.Orphans;
import dev.kith.fleet.supervisor.Readiness;
import dev.kith.fleet.supervisor.RestartPolicy;
import dev.kith.fleet.supervisor.Supervisor;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The process that supervises a fleet, from its start until Ctrl-C, {@code ./kith down} or a start that fails. */
final class Foreground implements Control {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** Less, so that nobody waits for AOT caches of a fleet that did not come up. */
    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(10);

    private final Site site;
    private final Replicas replicas;
    private final Progress progress = new Progress(System.out, System::nanoTime);
    private final Supervisor supervisor;
    private @Nullable ControlServer server;
    private volatile boolean up;
    private boolean stopped;

    Foreground(Site site, Replicas replicas) {
        this.site = site;
        this.replicas = replicas;
        this.supervisor = new Supervisor(site.home().run(), RestartPolicy.DEFAULT, progress, Clock.systemUTC());
    }

    /** Ends only by an exception, or with the process. */
    void run() throws IOException, InterruptedException {
        var run = site.home().run();
        server = ControlServer.start(run, Secrets.random(), this)
                .orElseThrow(() -> new CommandFailedException(
                        "another ./kith is starting or stopping here; try again in a moment"));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopEverything));
        new Orphans(run).end(STOP_PATIENCE).forEach(name -> progress.tell("ended %s, left by a killed ./kith", name));
        var fleet = start();
        up = true;
        progress.print(new Welcome(site, fleet, progress.elapsed()).toString());
        waitForTheEnd();
    }

    @Override
    public String status() {
        return JsonMapper.shared().writeValueAsString(supervisor.status());
    }

    @Override
    public String restart(String name) {
        try {
            var ready = supervisor.restart(name, STOP_PATIENCE);
            if (ready.isEmpty()) {
                return "there is no " + name;
            }
            Readiness.await(List.of(ready.get()));
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
        Thread.ofPlatform().start(() -> System.exit(0)); // in the shutdown hook everything is stopped
    }

    @Override
    public boolean isUp() {
        return up;
    }

    private Fleet start() throws IOException, InterruptedException {
        try {
            var fleet = Fleet.of(site, replicas);
            new Startup(fleet, supervisor, progress).run();
            return fleet;
        } catch (IOException | RuntimeException failure) {
            if (!stopEverything()) {
                waitForTheEnd(); // it failed because it is being stopped
            }
            throw failure;
        }
    }

    /** @return false if it has been done already, by another thread */
    private synchronized boolean stopEverything() {
        if (stopped) {
            return false;
        }
        stopped = true;
        supervisor.stop(up ? STOP_PATIENCE : ABORT_PATIENCE);
        if (server != null) {
            server.close();
        }
        return true;
    }

    private static void waitForTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
