package dev.kith.gateway.origin;

import dev.kith.gateway.client.Clients;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The rule against forged requests. A browser adds cookies whichever page asks; so where nothing but a cookie says who
 * calls, and something could change or a socket be opened, the page must be an allowed one, or the gateway's own.
 */
@Component
public class CookieOrigins {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Origins origins;
    private final Clients clients;

    CookieOrigins(Origins origins, Clients clients) {
        this.origins = origins;
        this.clients = clients;
    }

    /** Why a request whose token came in a cookie may not go on; empty if it may. */
    public Optional<ProblemException> objection(ServerHttpRequest request) {
        return isHarmless(request) || comesFromAllowedPage(request)
                ? Optional.empty()
                : refused("With a cookie alone, expected an allowed Origin; or send the token in Authorization");
    }

    /**
     * Why a request that may be answered with a cookie may not go on: only a page that is not allowed, no other client.
     */
    public Optional<ProblemException> objectionToPage(ServerHttpRequest request) {
        return isHarmless(request)
                        || !request.getHeaders().containsHeader(HttpHeaders.ORIGIN)
                        || comesFromAllowedPage(request)
                ? Optional.empty()
                : refused("From a page, expected an allowed Origin");
    }

    private static Optional<ProblemException> refused(String expected) {
        return Optional.of(new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED, expected));
    }

    private static boolean isHarmless(ServerHttpRequest request) {
        return SAFE.contains(request.getMethod()) && !opensSocket(request);
    }

    // However it is said: who refuses too much here harms nobody, who refuses too little opens a socket for any page.
    private static boolean opensSocket(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.UPGRADE).stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    private boolean comesFromAllowedPage(ServerHttpRequest request) {
        var sent = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        return sent.size() == 1
                && (origins.allow(sent.getFirst())
                        || sent.getFirst().equalsIgnoreCase(clients.of(request).sameOrigin()));
    }
}
