package dev.kith.gateway.edge;

import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The ids of a request in logs, in headers and in the services.
 *
 * @param traceParent W3C Trace Context, from the caller or new
 */
public record Tracking(String requestId, TraceParent traceParent) {

    private static final String ATTRIBUTE = Tracking.class.getName();
    private static final String VERSION = "00";

    // The gateway records no traces, so the services need not either.
    private static final String NOT_SAMPLED = "00";

    static Tracking of(HttpHeaders headers) {
        return new Tracking(
                RequestIds.takeOrMake(headers.getFirst(RequestIds.HEADER)),
                traceParent(headers.getOrEmpty(TraceParent.HEADER)));
    }

    public static Tracking of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    private static TraceParent traceParent(List<String> headers) {
        return headers.size() == 1 ? TraceParent.parse(headers.getFirst()).orElseGet(Tracking::newTrace) : newTrace();
    }

    private static TraceParent newTrace() {
        return new TraceParent(VERSION, randomDigits() + randomDigits(), randomDigits(), NOT_SAMPLED);
    }

    private static String randomDigits() {
        // An id of zeroes only would be invalid.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
