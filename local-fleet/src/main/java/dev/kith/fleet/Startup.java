package dev.kith.fleet;

import dev.kith.fleet.check.SelfCheck;
import dev.kith.fleet.springboot.Service;
import dev.kith.fleet.supervisor.Readiness;
import dev.kith.fleet.supervisor.Supervisor;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a fleet comes up: servers, services, and the proof that they work together. */
public final class Startup {

    private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(3);

    private final Fleet fleet;
    private final Supervisor supervisor;
    private final Progress progress;

    public Startup(Fleet fleet, Supervisor supervisor, Progress progress) {
        this.fleet = fleet;
        this.supervisor = supervisor;
        this.progress = progress;
    }

    /**
     * Returns when the fleet is up and has passed its self-check.
     *
     * @throws CommandFailedException if the fleet does not come up whole; what was started still runs then
     */
    public void run() throws IOException, InterruptedException {
        new RequiredPorts(fleet.ports()).check();
        startAll();
        var recording = fleet.services().stream().filter(Service::isRecording).toList();
        if (!recording.isEmpty()) {
            record(recording);
        }
        new SelfCheck(fleet.gateway(), step -> progress.tell("self-check: %s", step)).run();
        fleet.demoAccounts().ensure();
    }

    /** Services bear it when Kafka is late, but not that there is no database for them. */
    private void startAll() throws InterruptedException {
        progress.tell("starting PostgreSQL and Kafka");
        var postgres = supervisor.start(fleet.postgres());
        var others = new ArrayList<CompletableFuture<Void>>();
        others.add(supervisor.start(fleet.kafka()));
        Readiness.await(List.of(postgres));
        try {
            fleet.ensureDatabases();
        } catch (SQLException e) {
            throw new CommandFailedException("the databases cannot be made: %s".formatted(e.getMessage()), e);
        }
        progress.tell("starting %s", names(fleet.services()));
        fleet.services().forEach(service -> others.add(supervisor.start(service)));
        Readiness.await(others);
    }

    /** The services have run with their AOT caches being recorded; they use these from their next start on. */
    private void record(List<Service> services) throws InterruptedException {
        progress.tell("using each service once, to record what its start and its work need");
        new SelfCheck(fleet.gateway(), step -> {}).run();
        progress.tell(
                "writing AOT caches of %s: once after each build, it makes every later start fast", names(services));
        Readiness.await(services.stream()
                .map(service ->
                        supervisor.restart(service.name(), RECORDING_PATIENCE).orElseThrow())
                .toList());
    }

    private static String names(List<Service> services) {
        return String.join(", ", services.stream().map(Service::name).toList());
    }
}
