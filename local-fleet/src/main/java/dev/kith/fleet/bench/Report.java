package dev.kith.fleet.bench;

import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark found, for people and as JSON. */
public record Report(String bench, int connections, List<Row> rows) {

    /** Writes {@code <bench>.json} into the folder and gives the file. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(bench + ".json");
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        return file;
    }

    public String table() {
        var table = new Table()
                .row("LOAD", "REQUESTS/S", "P50 MS", "P99 MS", "GATEWAY CPU S", "SERVICE CPU S", "GATEWAY RSS");
        for (var row : rows) {
            table.row(
                    row.load(),
                    decimal("%.0f", row.perSecond()),
                    decimal("%.2f", row.p50Millis()),
                    decimal("%.2f", row.p99Millis()),
                    decimal("%.1f", row.gatewayCpuSeconds()),
                    decimal("%.1f", row.serviceCpuSeconds()),
                    row.gatewayRssMib() + " MiB");
        }
        var open = row("gateway, no token");
        var token = row("gateway, token");
        return "%s%n%nbehind the gateway remain %s of the direct rate without a token, %s with one%nwithout a token the gateway takes %s µs of processor for a request, with one %s: a ratio of %s"
                .formatted(
                        table,
                        decimal(
                                "%.2f",
                                open.perSecond() / row("direct, no token").perSecond()),
                        decimal(
                                "%.2f",
                                token.perSecond() / row("direct, identity").perSecond()),
                        decimal("%.0f", open.gatewayMicrosEach()),
                        decimal("%.0f", token.gatewayMicrosEach()),
                        decimal("%.2f", open.gatewayMicrosEach() / token.gatewayMicrosEach()));
    }

    private Row row(String load) {
        return rows.stream().filter(row -> row.load().equals(load)).findFirst().orElseThrow();
    }

    private static String decimal(String format, double value) {
        return format.formatted(value).replace(',', '.').toLowerCase(Locale.ROOT);
    }
}
