package dev.kith.gateway.origin;

import dev.kith.gateway.edge.ForwardedClients;
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
 * Protects against forged requests (CSRF). A browser adds cookies to the requests of every page. If only a cookie
 * proves who calls, a request that may change something or open a socket must come from an allowed page or from the
 * gateway's own origin.
 */
@Component
public class CsrfCheck {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AllowedOrigins origins;
    private final ForwardedClients clients;

    CsrfCheck(AllowedOrigins origins, ForwardedClients clients) {
        this.origins = origins;
        this.clients = clients;
    }

    /** Why a request whose token came in a cookie is refused; empty if it is allowed. */
    public Optional<ProblemException> rejection(ServerHttpRequest request) {
        return isSafe(request) || comesFromAllowedPage(request)
                ? Optional.empty()
                : refused("With a cookie alone, expected an allowed Origin; or send the token in Authorization");
    }

    /**
     * Why a request whose response may set a cookie is refused. Only pages that are not allowed are refused; other
     * clients send no {@code Origin}.
     */
    public Optional<ProblemException> pageRejection(ServerHttpRequest request) {
        return isSafe(request)
                        || !request.getHeaders().containsHeader(HttpHeaders.ORIGIN)
                        || comesFromAllowedPage(request)
                ? Optional.empty()
                : refused("From a page, expected an allowed Origin");
    }

    private static Optional<ProblemException> refused(String expected) {
        return Optional.of(new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED, expected));
    }

    private static boolean isSafe(ServerHttpRequest request) {
        return SAFE.contains(request.getMethod()) && !opensSocket(request);
    }

    // A loose match: refusing too much does no harm, refusing too little lets any page open a socket.
    private static boolean opensSocket(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.UPGRADE).stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    private boolean comesFromAllowedPage(ServerHttpRequest request) {
        var sent = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        return sent.size() == 1
                && (origins.contains(sent.getFirst())
                        || sent.getFirst()
                                .equalsIgnoreCase(clients.find(request).sameOrigin()));
    }
}
