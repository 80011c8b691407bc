package dev.kith.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bench.Report.Result;
import dev.kith.bench.Report.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    private final Row half = row("half", 50, 2);
    private final Row whole = row("whole", 100, 1);
    private final Report report = new Report(
            "some",
            16,
            List.of(half, whole),
            List.of(
                    new Result("half ÷ whole, rates", half.perSecond() / whole.perSecond(), "at least 0.9"),
                    new Result("µs for a request", half.microsEach("feed"), null)),
            List.of("Something was not measured."));

    @Test
    void isATableFollowedByResultsAndNotes() {
        assertThat(report.text()).isEqualTo("""
                LOAD   PER SECOND  P50 MS  P99 MS  FEED CPU S  FEED RSS
                half   50          2.00    4.00    0.5         120 MiB
                whole  100         1.00    2.00    0.5         120 MiB

                half ÷ whole, rates: 0.50 (aim: at least 0.9)
                µs for a request: 1000
                Something was not measured.""");
    }

    @Test
    void isWrittenAsJson(@TempDir Path folder) throws Exception {
        assertThat(Files.readString(report.writeTo(folder)))
                .contains("\"load\" : \"half\"", "\"per_second\" : 50.0", "\"aim\" : \"at least 0.9\"")
                .contains("\"cpu_s\" : {", "\"rss_mib\" : {");
    }

    @Test
    void theRunWithTheMedianRateCounts() {
        assertThat(Row.median(List.of(whole, row("slow", 1, 1), half))).isEqualTo(half);
    }

    private static Row row(String load, double perSecond, double p50) {
        return new Row(load, perSecond, p50, 2 * p50, Map.of("feed", 0.5), Map.of("feed", 120L), 10);
    }
}
