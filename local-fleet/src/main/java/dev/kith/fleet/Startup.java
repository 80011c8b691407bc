package dev.kith.fleet;

import dev.kith.fleet.check.SelfCheck;
import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.springboot.Service;
import dev.kith.fleet.supervisor.Supervisor;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.ProgressLog;
import dev.kith.servers.process.PortUse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts a fleet: the servers, the services, and the check that they work together. */
public record Startup(Fleet fleet, Supervisor supervisor, ProgressLog progress) {

    private static final Duration RECORDING_TIMEOUT = Duration.ofMinutes(3);

    /**
     * Returns when the fleet is up and has passed its self-check.
     *
     * @throws CommandFailedException if a part of the fleet does not start; the other parts still run then
     */
    public void run() throws IOException, InterruptedException {
        requireFreePorts();
        startAll();
        var recording = fleet.services().stream().filter(Service::isRecording).toList();
        if (!recording.isEmpty()) {
            record(recording);
        }
        new SelfCheck(fleet.gateway(), step -> progress.log("self-check: %s", step)).run();
        fleet.demoAccounts().ensure();
    }

    private void requireFreePorts() {
        for (var port : fleet.ports()) {
            if (!PortUse.isFree(port)) {
                var user = PortUse.holder(port).map(Startup::describe).orElse("another process");
                throw new CommandFailedException("port %d is in use by %s; stop that process, or set %s"
                        .formatted(port, user, FleetPorts.VARIABLE));
            }
        }
    }

    private static String describe(ProcessHandle process) {
        return "process %d (%s)"
                .formatted(process.pid(), process.info().command().orElse("of another user"));
    }

    /** A service starts without Kafka, but not without its database. */
    private void startAll() throws InterruptedException {
        progress.log("starting PostgreSQL and Kafka");
        var postgres = supervisor.start(fleet.postgres());
        var others = new ArrayList<CompletableFuture<Void>>();
        others.add(supervisor.start(fleet.kafka()));
        Supervisor.awaitReady(List.of(postgres));
        try {
            fleet.ensureDatabases();
        } catch (SQLException e) {
            throw new CommandFailedException("the databases cannot be made: %s".formatted(e.getMessage()), e);
        }
        progress.log("starting %s", names(fleet.services()));
        fleet.services().forEach(service -> others.add(supervisor.start(service)));
        Supervisor.awaitReady(others);
    }

    /** These services record AOT caches while they run, and use them after this restart. */
    private void record(List<Service> services) throws InterruptedException {
        progress.log("using each service once, to record the classes that it loads");
        new SelfCheck(fleet.gateway(), step -> {}).run();
        progress.log(
                "writing AOT caches of %s: once after each build, so that every later start is fast", names(services));
        Supervisor.awaitReady(services.stream()
                .map(service ->
                        supervisor.restart(service.name(), RECORDING_TIMEOUT).orElseThrow())
                .toList());
    }

    private static String names(List<Service> services) {
        return String.join(", ", services.stream().map(Service::name).toList());
    }
}
