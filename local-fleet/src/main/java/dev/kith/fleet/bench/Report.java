package dev.kith.fleet.bench;

import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark found, for people and as JSON.
 *
 * @param notes what a reader must know to judge it, such as what could not be measured
 */
public record Report(String bench, int connections, List<Row> rows, List<Finding> findings, List<String> notes) {

    /** Writes {@code <bench>.json} into the folder and gives the file. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(bench + ".json");
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        return file;
    }

    /** The table, if there are loads to compare, and below it a line for each finding and each note. */
    public String text() {
        var lines = new ArrayList<>(findings.stream().map(Finding::toString).toList());
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
        watched.forEach(member -> head.add(member.toUpperCase(Locale.ROOT) + " CPU S"));
        watched.forEach(member -> head.add(member.toUpperCase(Locale.ROOT) + " RSS"));
        var table = new Table().row(head.toArray(String[]::new));
        rows.forEach(row -> table.row(cells(row, watched)));
        return table;
    }

    private static String[] cells(Row row, List<String> watched) {
        var cells = new ArrayList<>(List.of(
                row.load(),
                decimal("%.0f", row.perSecond()),
                decimal("%.2f", row.p50Millis()),
                decimal("%.2f", row.p99Millis())));
        cells.addAll(watched.stream()
                .map(member -> decimal("%.1f", row.cpuSeconds().getOrDefault(member, 0.0)))
                .toList());
        cells.addAll(watched.stream()
                .map(member -> row.rssMib().getOrDefault(member, 0L) + " MiB")
                .toList());
        return cells.toArray(String[]::new);
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
