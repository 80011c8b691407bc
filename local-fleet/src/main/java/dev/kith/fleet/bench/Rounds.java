package dev.kith.fleet.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs loads in turns, so that what else happens on the machine meets them all alike.
 *
 * @param watched the members whose processor time and memory are told
 */
record Rounds(BenchedFleet fleet, List<String> watched, Plan plan, Consumer<String> progress) {

    /** The median run of each load. */
    Rows run(List<? extends Load> loads) throws IOException, InterruptedException {
        progress.accept("warming up for %d s".formatted(plan.warmUp().toSeconds()));
        for (var load : loads) {
            load.run(plan.warmUp().dividedBy(loads.size()));
        }
        var rows = new LinkedHashMap<String, List<Row>>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (var load : loads) {
                progress.accept("round %d of %d: %s".formatted(round, plan.rounds(), load.name()));
                rows.computeIfAbsent(load.name(), name -> new ArrayList<>()).add(measure(load));
            }
        }
        return new Rows(rows.values().stream().map(Row::median).toList());
    }

    private Row measure(Load load) throws IOException, InterruptedException {
        var before = watched.stream().map(fleet::cpu).toList();
        var measurement = load.run(plan.run());
        return new Row(
                load.name(),
                measurement.perSecond(),
                measurement.p50Millis(),
                measurement.p99Millis(),
                cpuSince(before),
                rss(),
                plan.run().toSeconds());
    }

    private Map<String, Double> cpuSince(List<Duration> before) {
        var seconds = new LinkedHashMap<String, Double>();
        for (int i = 0; i < watched.size(); i++) {
            seconds.put(watched.get(i), seconds(fleet.cpu(watched.get(i)).minus(before.get(i))));
        }
        return seconds;
    }

    private Map<String, Long> rss() {
        var mebibytes = new LinkedHashMap<String, Long>();
        watched.forEach(member -> mebibytes.put(member, fleet.rssMib(member)));
        return mebibytes;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
