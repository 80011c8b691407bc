package dev.kith.bench;

import dev.kith.bench.Report.Result;
import dev.kith.bench.Report.Row;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a benchmark: the fleet, how long and how hard it is loaded, and the report that a scenario fills. */
final class BenchRun {

    private final MeasuredFleet fleet;
    private final Plan plan;
    private final Consumer<String> progress;
    private final Optional<Pgbench> pgbench = Pgbench.find();
    private final List<Row> rows = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    BenchRun(MeasuredFleet fleet, Plan plan, Consumer<String> progress) {
        this.fleet = fleet;
        this.plan = plan;
        this.progress = progress;
    }

    MeasuredFleet fleet() {
        return fleet;
    }

    int connections() {
        return plan.connections();
    }

    void progress(String line) {
        progress.accept(line);
    }

    /** A request that is repeated on the plan's connections, as fast as they can. */
    HttpLoad load(String name, URI base, int expectedStatus, Supplier<String> request) {
        return new HttpLoad(name, base, request, expectedStatus, plan.connections());
    }

    /** The statements of a service, as pgbench runs them; adds a note instead if this machine has no pgbench. */
    Optional<Load> pgbench(String name, ServiceDatabase database, List<String> scripts, Map<String, String> variables) {
        if (pgbench.isEmpty() && !notes.contains(Pgbench.MISSING)) {
            notes.add(Pgbench.MISSING);
        }
        return pgbench.map(program -> program.load(name, database, scripts, variables, plan.connections()));
    }

    /**
     * Runs the loads in turns, so that other work on the machine affects all of them alike, and adds the median run of
     * each to the report.
     *
     * @param watched the components whose processor time and memory are reported
     */
    void run(List<String> watched, List<? extends Load> loads) throws IOException, InterruptedException {
        progress("warming up for %d s".formatted(plan.warmUp().toSeconds()));
        for (var load : loads) {
            load.run(plan.warmUp().dividedBy(loads.size()));
        }
        var runs = new LinkedHashMap<String, List<Row>>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (var load : loads) {
                progress("round %d of %d: %s".formatted(round, plan.rounds(), load.name()));
                runs.computeIfAbsent(load.name(), name -> new ArrayList<>()).add(measure(load, watched));
            }
        }
        runs.values().forEach(run -> rows.add(Row.median(run)));
    }

    /** The measured row of a load; empty if the load was not run. */
    Optional<Row> row(String load) {
        return rows.stream().filter(row -> row.load().equals(load)).findFirst();
    }

    Row measured(String load) {
        return row(load).orElseThrow(() -> new IllegalArgumentException("no load '%s' among %s".formatted(load, rows)));
    }

    /** Adds how many times as fast one load is as another, if both were run. */
    void addRatio(String load, String other, @Nullable String aim) {
        row(other)
                .ifPresent(divisor -> add(
                        "%s ÷ %s, rates".formatted(load, other),
                        measured(load).perSecond() / divisor.perSecond(),
                        aim));
    }

    /** Adds how many times as long the slowest hundredth of one load takes as that of another. */
    void addTailRatio(String what, String load, String other, @Nullable String aim) {
        add(what, measured(load).p99Millis() / measured(other).p99Millis(), aim);
    }

    void add(String what, double value, @Nullable String aim) {
        results.add(new Result(what, value, aim));
    }

    void addNote(String note) {
        notes.add(note);
    }

    Report report(String name) {
        return new Report(name, rows.isEmpty() ? 1 : plan.connections(), rows, results, notes);
    }

    private Row measure(Load load, List<String> watched) throws IOException, InterruptedException {
        var before = watched.stream().map(fleet::cpu).toList();
        var measurement = load.run(plan.run());
        var cpuSeconds = new LinkedHashMap<String, Double>();
        var rssMib = new LinkedHashMap<String, Long>();
        for (int i = 0; i < watched.size(); i++) {
            var name = watched.get(i);
            cpuSeconds.put(name, fleet.cpu(name).minus(before.get(i)).toMillis() / 1e3);
            rssMib.put(name, fleet.rssMib(name));
        }
        return new Row(
                load.name(),
                measurement.perSecond(),
                measurement.p50Millis(),
                measurement.p99Millis(),
                cpuSeconds,
                rssMib,
                plan.run().toSeconds());
    }

    /**
     * How long and how hard.
     *
     * @param warmUp before anything counts, for all loads together: a JVM gets faster for the better part of a minute
     * @param run one run of one load
     * @param rounds runs of each load; the median counts
     * @param connections at once
     */
    record Plan(Duration warmUp, Duration run, int rounds, int connections) {}
}
