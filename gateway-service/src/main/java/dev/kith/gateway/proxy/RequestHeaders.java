package dev.kith.gateway.proxy;

import dev.kith.gateway.auth.IdentityProofs;
import dev.kith.gateway.edge.Caller;
import dev.kith.gateway.edge.ForwardedClients;
import dev.kith.gateway.edge.Tracking;
import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Rule;
import dev.kith.http.cookie.TokenCookies;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers that a service gets, for plain requests and for WebSocket upgrades. Headers that claim an identity are
 * removed, and the identity that the gateway has verified is added. It runs last, after the removal of hop-by-hop
 * headers, so that {@code Connection: X-User-ID} removes nothing.
 */
@Component
class RequestHeaders implements HttpHeadersFilter, Ordered {

    // Answered by the gateway (Expect), set by the gateway (the id, the trace, X-Forwarded-*), or meant for it only.
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

    // Belongs to the caller's trace, not to one that starts here.
    private static final String TRACE_STATE = "tracestate";

    private static final String FORWARDED = "x-forwarded-";

    private final ForwardedClients clients;
    private final IdentityProofs proofs;
    private final TokenCookies cookies;

    RequestHeaders(ForwardedClients clients, IdentityProofs proofs, TokenCookies cookies) {
        this.clients = clients;
        this.proofs = proofs;
        this.cookies = cookies;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        received.forEach((name, values) -> {
            if (isForwarded(name)) {
                headers.addAll(name, values);
            }
        });
        if (Rule.of(exchange).backend() == Backend.AUTH) {
            addRefreshCookie(received, headers);
        }
        addTracking(Tracking.of(exchange), received, headers);
        clients.setHeaders(clients.find(exchange.getRequest()), headers);
        Caller.of(exchange).ifPresent(identity -> {
            headers.set(IdentityHeaders.USER_ID, identity.subject().toString());
            headers.set(IdentityHeaders.IDENTITY, proofs.of(identity));
        });
        return headers;
    }

    private static boolean isForwarded(String header) {
        // Some servers read an underscore as a hyphen.
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return !IdentityHeaders.claimsIdentity(name) && !DROPPED.contains(name) && !name.startsWith(FORWARDED);
    }

    // The only cookie that a service gets, and auth-service only. All other cookies end at the gateway, as
    // Authorization
    // does, so that no service can act for a caller without the gateway, or write a token into a log.
    private void addRefreshCookie(HttpHeaders received, HttpHeaders headers) {
        var refresh = received.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(cookies.refresh() + "="))
                .collect(Collectors.joining("; "));
        if (!refresh.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, refresh);
        }
    }

    private static void addTracking(Tracking tracking, HttpHeaders received, HttpHeaders headers) {
        headers.set(RequestIds.HEADER, tracking.requestId());
        var trace = tracking.traceParent().toString();
        headers.set(TraceParent.HEADER, trace);
        if (!trace.equals(received.getFirst(TraceParent.HEADER))) {
            headers.remove(TRACE_STATE);
        }
    }
}
