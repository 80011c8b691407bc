package dev.kith.gateway.request;

import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a request is known by, on its whole way.
 *
 * @param traceParent W3C Trace Context, as the caller sent it or as it begins here
 */
public record Tracking(String requestId, TraceParent traceParent) {

    private static final String ATTRIBUTE = Tracking.class.getName();

    static Tracking of(HttpHeaders headers) {
        return new Tracking(
                RequestIds.takeOrMake(headers.getFirst(RequestIds.HEADER)),
                Traces.takeOrMake(headers.getOrEmpty(TraceParent.HEADER)));
    }

    public static Tracking of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
