package dev.kith.fleet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A line of a report.
 *
 * @param cpuSeconds processor time of each member that is watched during the run, which took {@code seconds}
 * @param rssMib resident memory of each member that is watched, after the run
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
     * The run with the median throughput: one that was disturbed does not count. At a fixed pace all have the same, and
     * that with the median tail counts.
     */
    static Row median(List<Row> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Row::perSecond).thenComparingDouble(Row::p99Millis))
                .toList()
                .get(runs.size() / 2);
    }

    /** Processor time of a member for one request, in microseconds. */
    double microsEach(String member) {
        return cpuSeconds.getOrDefault(member, 0.0) * 1e6 / (perSecond * seconds);
    }
}
