package dev.kith.gateway.forwarding;

import dev.kith.gateway.client.Clients;
import dev.kith.gateway.identity.IdentityProofs;
import dev.kith.gateway.request.Caller;
import dev.kith.gateway.request.Tracking;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers that a service gets, for plain requests and for WebSocket upgrades. What claims an identity is taken out;
 * what the gateway knows is put in. Runs last, behind the removal of hop-by-hop headers: so {@code Connection:
 * X-User-ID} removes nothing.
 */
@Component
class RequestHeaders implements HttpHeadersFilter, Ordered {

    // Answered here (Expect), told by the gateway itself (the id, the trace, X-Forwarded-*), or meant for it alone.
    private static final Set<String> DROPPED = Set.of(
            "authorization",
            "cookie",
            "expect",
            "forwarded",
            "http2-settings",
            "proxy-connection",
            "traceparent",
            "x-real-ip",
            "x-request-id");
    // Says something about the caller's trace, and nothing about one that begins here.
    private static final String TRACE_STATE = "tracestate";
    private static final String FORWARDED = "x-forwarded-";

    private final Clients clients;
    private final IdentityProofs proofs;
    private final RefreshCookie refreshCookie;

    RequestHeaders(Clients clients, IdentityProofs proofs, RefreshCookie refreshCookie) {
        this.clients = clients;
        this.proofs = proofs;
        this.refreshCookie = refreshCookie;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        received.forEach((name, values) -> {
            if (isPassedOn(name)) {
                headers.addAll(name, values);
            }
        });
        refreshCookie.pass(received, exchange, headers);
        track(Tracking.of(exchange), received, headers);
        clients.tell(clients.of(exchange.getRequest()), headers);
        Caller.of(exchange).ifPresent(identity -> {
            headers.set(IdentityHeaders.USER_ID, identity.subject().toString());
            headers.set(IdentityHeaders.IDENTITY, proofs.of(identity));
        });
        return headers;
    }

    private static boolean isPassedOn(String header) {
        // An underscore is a hyphen to some servers.
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return !IdentityHeaders.claimsIdentity(name) && !DROPPED.contains(name) && !name.startsWith(FORWARDED);
    }

    private static void track(Tracking tracking, HttpHeaders received, HttpHeaders headers) {
        headers.set(RequestIds.HEADER, tracking.requestId());
        var trace = tracking.traceParent().toString();
        headers.set(TraceParent.HEADER, trace);
        if (!trace.equals(received.getFirst(TraceParent.HEADER))) {
            headers.remove(TRACE_STATE);
        }
    }
}
