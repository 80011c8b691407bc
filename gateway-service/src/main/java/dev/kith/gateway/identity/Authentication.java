package dev.kith.gateway.identity;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.limit.Limits;
import dev.kith.gateway.origin.CookieOrigins;
import dev.kith.gateway.request.Caller;
import dev.kith.gateway.route.Access;
import dev.kith.gateway.route.Limit;
import dev.kith.gateway.route.Rule;
import dev.kith.gateway.token.Offer;
import dev.kith.gateway.token.Offers;
import dev.kith.gateway.token.Tokens;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.token.VerificationResult;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who calls, where the table of routes asks for it. */
@Component
class Authentication implements EdgeFilter {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Offers offers;
    private final Tokens tokens;
    private final CookieOrigins cookieOrigins;
    private final Limits limits;

    Authentication(Offers offers, Tokens tokens, CookieOrigins cookieOrigins, Limits limits) {
        this.offers = offers;
        this.tokens = tokens;
        this.cookieOrigins = cookieOrigins;
        this.limits = limits;
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
            case COOKIES -> unless(refreshObjection(request), () -> chain.filter(exchange));
            case OPTIONAL, TOKEN -> judge(exchange).flatMap(verdict -> answer(exchange, chain, verdict));
        };
    }

    private Mono<VerificationResult> judge(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return switch (offers.in(request.getHeaders())) {
            case Offer.Nothing nothing -> Mono.just(new VerificationResult.Rejected(AuthenticationFailure.MISSING));
            case Offer.Ambiguous ambiguous -> Mono.just(new VerificationResult.Rejected(AuthenticationFailure.INVALID));
            case Offer.Token token ->
                judge(token.compact(), exchange)
                        .flatMap(verdict -> verdict instanceof VerificationResult.Verified && token.ambient()
                                ? unless(cookieOrigins.objection(request), () -> Mono.just(verdict))
                                : Mono.just(verdict));
        };
    }

    // Tokens that are no good are free to make and dear to refuse. Where too many come from, only those that are known
    // to be good are looked at for a while.
    private Mono<VerificationResult> judge(String token, ServerWebExchange exchange) {
        var objection = limits.isSpent(Limit.REFUSED_TOKEN, exchange) && !tokens.remembers(token)
                ? limits.take(Limit.REFUSED_TOKEN, exchange)
                : Optional.<ProblemException>empty();
        return unless(
                objection,
                () -> tokens.judge(token).doOnNext(verdict -> {
                    if (verdict instanceof VerificationResult.Rejected) {
                        limits.take(Limit.REFUSED_TOKEN, exchange);
                    }
                }));
    }

    private Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain, VerificationResult verdict) {
        return switch (verdict) {
            case VerificationResult.Rejected _
            when Rule.of(exchange).access() == Access.OPTIONAL ->
                unless(cookieOrigins.objectionToPage(exchange.getRequest()), () -> chain.filter(exchange));
            case VerificationResult.Rejected(var why) -> refuse(exchange, why);
            case VerificationResult.Unavailable undecided ->
                Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, undecided.reason(), SOON));
            case VerificationResult.Verified verified -> {
                Caller.put(exchange, verified.identity());
                yield chain.filter(exchange);
            }
        };
    }

    // Without a refresh cookie it may still get one: then no page may sign its visitor in as somebody else.
    private Optional<ProblemException> refreshObjection(ServerHttpRequest request) {
        return offers.refreshes(request.getHeaders())
                ? cookieOrigins.objection(request)
                : cookieOrigins.objectionToPage(request);
    }

    private static <T> Mono<T> unless(Optional<ProblemException> objection, Supplier<Mono<T>> onward) {
        return objection.<Mono<T>>map(Mono::error).orElseGet(onward);
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationFailure refusal) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        return Mono.error(new ProblemException(ProblemType.UNAUTHENTICATED, refusal.detail()));
    }
}
