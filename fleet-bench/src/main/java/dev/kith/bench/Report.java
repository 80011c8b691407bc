package dev.kith.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark measured, as text and as JSON.
 *
 * @param notes what a reader must know to judge it, such as what could not be measured
 */
record Report(String bench, int connections, List<Row> rows, List<Result> results, List<String> notes) {

    /** Writes {@code <bench>.json} into the folder and returns the file. */
    Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
        return Files.writeString(folder.resolve(bench + ".json"), json);
    }

    /** The table, if there are loads to compare, and below it a line for each result and each note. */
    String text() {
        var lines = new ArrayList<>(results.stream().map(Result::toString).toList());
        lines.addAll(notes);
        var text = String.join("\n", lines);
        return rows.isEmpty() ? text : table() + "\n\n" + text;
    }

    private Table table() {
        var watched = rows.stream()
                .flatMap(row -> row.cpuSeconds().keySet().stream())
                .distinct()
                .toList();
        var head = new ArrayList<>(List.of("LOAD", "PER SECOND", "P50 MS", "P99 MS"));
        watched.forEach(name -> head.add(name.toUpperCase(Locale.ROOT) + " CPU S"));
        watched.forEach(name -> head.add(name.toUpperCase(Locale.ROOT) + " RSS"));
        var table = new Table().row(head.toArray(String[]::new));
        rows.forEach(row -> table.row(row.cells(watched)));
        return table;
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /**
     * The median run of one load.
     *
     * @param cpuSeconds processor time of each watched component during the run, which took {@code seconds}
     * @param rssMib resident memory of each watched component after the run
     */
    record Row(
            String load,
            @JsonProperty("per_second") double perSecond,
            @JsonProperty("p50_ms") double p50Millis,
            @JsonProperty("p99_ms") double p99Millis,
            @JsonProperty("cpu_s") Map<String, Double> cpuSeconds,
            @JsonProperty("rss_mib") Map<String, Long> rssMib,
            long seconds) {

        /**
         * The run with the median rate, so that a disturbed run does not count. Runs at a fixed pace all have the same
         * rate; then the median 99th percentile decides.
         */
        static Row median(List<Row> runs) {
            return runs.stream()
                    .sorted(Comparator.comparingDouble(Row::perSecond).thenComparingDouble(Row::p99Millis))
                    .toList()
                    .get(runs.size() / 2);
        }

        /** Processor time of a component for one request, in microseconds. */
        double microsEach(String component) {
            return cpuSeconds.getOrDefault(component, 0.0) * 1e6 / (perSecond * seconds);
        }

        private String[] cells(List<String> watched) {
            var cells = new ArrayList<>(
                    List.of(load, decimal("%.0f", perSecond), decimal("%.2f", p50Millis), decimal("%.2f", p99Millis)));
            watched.forEach(name -> cells.add(decimal("%.1f", cpuSeconds.getOrDefault(name, 0.0))));
            watched.forEach(name -> cells.add(rssMib.getOrDefault(name, 0L) + " MiB"));
            return cells.toArray(String[]::new);
        }
    }

    /**
     * A figure that is computed from the rows, mostly a ratio.
     *
     * @param aim what it should be, in words; null if it has none
     */
    record Result(
            String what,
            double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String aim) {

        @Override
        public String toString() {
            var number = decimal(value < 10 ? "%.2f" : "%.0f", value);
            return "%s: %s%s".formatted(what, number, aim == null ? "" : " (aim: %s)".formatted(aim));
        }
    }
}
