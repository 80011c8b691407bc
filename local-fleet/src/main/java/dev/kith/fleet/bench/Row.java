package dev.kith.fleet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;

/**
 * A line of a report.
 *
 * @param gatewayCpuSeconds processor time of the gateway during the run, which took {@code seconds}
 * @param serviceCpuSeconds the same of the service behind it
 * @param gatewayRssMib resident memory of the gateway after the run
 */
record Row(
        String load,
        @JsonProperty("per_second") double perSecond,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("gateway_cpu_s") double gatewayCpuSeconds,
        @JsonProperty("service_cpu_s") double serviceCpuSeconds,
        @JsonProperty("gateway_rss_mib") long gatewayRssMib,
        @JsonProperty("seconds") long seconds) {

    /** The run with the median throughput: one that was disturbed does not count. */
    static Row median(List<Row> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Row::perSecond))
                .toList()
                .get(runs.size() / 2);
    }

    /** Processor time of the gateway for one request, in microseconds. */
    double gatewayMicrosEach() {
        return gatewayCpuSeconds * 1e6 / (perSecond * seconds);
    }
}
