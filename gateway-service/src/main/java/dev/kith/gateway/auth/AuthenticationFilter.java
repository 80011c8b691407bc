package dev.kith.gateway.auth;

import dev.kith.gateway.auth.BearerTokenResolver.PresentedToken;
import dev.kith.gateway.edge.Caller;
import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.limit.RateLimiter;
import dev.kith.gateway.origin.CsrfCheck;
import dev.kith.gateway.route.Access;
import dev.kith.gateway.route.RateLimit;
import dev.kith.gateway.route.Rule;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.token.VerificationResult;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import dev.kith.http.token.VerificationResult.Rejected;
import dev.kith.http.token.VerificationResult.Unavailable;
import dev.kith.http.token.VerificationResult.Verified;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Authenticates the caller if the table of routes asks for it. */
@Component
class AuthenticationFilter implements EdgeFilter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final BearerTokenResolver resolver;
    private final VerifiedTokenCache tokens;
    private final CsrfCheck csrf;
    private final RateLimiter limiter;

    AuthenticationFilter(BearerTokenResolver resolver, VerifiedTokenCache tokens, CsrfCheck csrf, RateLimiter limiter) {
        this.resolver = resolver;
        this.tokens = tokens;
        this.csrf = csrf;
        this.limiter = limiter;
    }

    @Override
    public Stage stage() {
        return Stage.AUTHENTICATED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return switch (Rule.of(exchange).access()) {
            case OPEN -> chain.filter(exchange);
            case COOKIES -> unless(refreshRejection(request), () -> chain.filter(exchange));
            case OPTIONAL, TOKEN -> authenticate(exchange).flatMap(result -> proceed(exchange, chain, result));
        };
    }

    private Mono<VerificationResult> authenticate(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return switch (resolver.resolve(request.getHeaders())) {
            case PresentedToken.None _ -> Mono.just(new Rejected(AuthenticationFailure.MISSING));
            case PresentedToken.Ambiguous _ -> Mono.just(new Rejected(AuthenticationFailure.INVALID));
            case PresentedToken.Single token ->
                verify(token.compact(), exchange)
                        .flatMap(result -> result instanceof Verified && token.fromCookie()
                                ? unless(csrf.rejection(request), () -> Mono.just(result))
                                : Mono.just(result));
        };
    }

    // An invalid token costs nothing to make and a signature check to refuse. After too many of them from one address,
    // only tokens that were verified before are accepted from it for a while.
    private Mono<VerificationResult> verify(String token, ServerWebExchange exchange) {
        var rejection = limiter.isExhausted(RateLimit.REFUSED_TOKEN, exchange) && !tokens.isCached(token)
                ? limiter.consume(RateLimit.REFUSED_TOKEN, exchange)
                : Optional.<ProblemException>empty();
        return unless(
                rejection,
                () -> tokens.verify(token).doOnNext(result -> {
                    if (result instanceof Rejected) {
                        limiter.consume(RateLimit.REFUSED_TOKEN, exchange);
                    }
                }));
    }

    private Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain, VerificationResult result) {
        return switch (result) {
            case Rejected _
            when Rule.of(exchange).access() == Access.OPTIONAL ->
                unless(csrf.pageRejection(exchange.getRequest()), () -> chain.filter(exchange));
            case Rejected(var reason) -> reject(exchange, reason);
            case Unavailable(var reason) ->
                Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, reason, RETRY_AFTER));
            case Verified verified -> {
                Caller.put(exchange, verified.identity());
                yield chain.filter(exchange);
            }
        };
    }

    // A request without a refresh cookie may still receive one. No page may sign its visitor in as another user.
    private Optional<ProblemException> refreshRejection(ServerHttpRequest request) {
        return resolver.hasRefreshCookie(request.getHeaders()) ? csrf.rejection(request) : csrf.pageRejection(request);
    }

    private static <T> Mono<T> unless(Optional<ProblemException> rejection, Supplier<Mono<T>> next) {
        return rejection.<Mono<T>>map(Mono::error).orElseGet(next);
    }

    private static Mono<Void> reject(ServerWebExchange exchange, AuthenticationFailure failure) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, failure.challenge());
        return Mono.error(new ProblemException(ProblemType.UNAUTHENTICATED, failure.detail()));
    }
}
