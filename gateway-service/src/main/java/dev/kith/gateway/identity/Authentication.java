package dev.kith.gateway.identity;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.origin.CookieOrigins;
import dev.kith.gateway.route.Rule;
import dev.kith.gateway.token.Offer;
import dev.kith.gateway.token.Offers;
import dev.kith.gateway.token.Refusal;
import dev.kith.gateway.token.Tokens;
import dev.kith.gateway.token.Verdict;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who calls, where the table of routes asks for it. */
@Component
class Authentication implements EdgeFilter {

    private static final Duration UNTIL_KEYS = Duration.ofSeconds(2);

    private final Tokens tokens;
    private final CookieOrigins cookieOrigins;

    Authentication(Tokens tokens, CookieOrigins cookieOrigins) {
        this.tokens = tokens;
        this.cookieOrigins = cookieOrigins;
    }

    @Override
    public Stage stage() {
        return Stage.IDENTIFIED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return switch (Rule.of(exchange).access()) {
            case OPEN -> chain.filter(exchange);
            case TOKEN ->
                identify(exchange)
                        .doOnNext(identity -> Caller.put(exchange, identity))
                        .flatMap(identity -> chain.filter(exchange));
        };
    }

    private Mono<Identity> identify(ServerWebExchange exchange) {
        return switch (Offers.in(exchange.getRequest().getHeaders())) {
            case Offer.Nothing nothing -> refuse(exchange, Refusal.MISSING);
            case Offer.Ambiguous ambiguous -> refuse(exchange, Refusal.INVALID);
            case Offer.Token token ->
                tokens.judge(token.compact()).flatMap(verdict -> accept(exchange, token, verdict));
        };
    }

    private Mono<Identity> accept(ServerWebExchange exchange, Offer.Token token, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused refused -> refuse(exchange, refused.why());
            case Verdict.Undecided undecided ->
                Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, undecided.why(), UNTIL_KEYS));
            case Verdict.Verified verified ->
                objection(exchange, token)
                        .<Mono<Identity>>map(Mono::error)
                        .orElseGet(() -> Mono.just(verified.identity()));
        };
    }

    private Optional<ProblemException> objection(ServerWebExchange exchange, Offer.Token token) {
        return token.ambient() ? cookieOrigins.objection(exchange.getRequest()) : Optional.empty();
    }

    private static Mono<Identity> refuse(ServerWebExchange exchange, Refusal refusal) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        return Mono.error(new ProblemException(ProblemType.UNAUTHENTICATED, refusal.words()));
    }
}
