package dev.kith.gateway.edge;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a path that a service could read differently than the gateway: with empty segments, dot segments or path
 * parameters; with an encoded slash, backslash, control character or percent sign; or with an encoded letter, digit,
 * hyphen, dot or underscore, because such a path would miss its rule in the table of routes. Encoders do not escape the
 * latter (RFC 3986, section 2.3). Some escape the tilde, but no rule contains one.
 */
@Component
class StrictPath implements EdgeFilter {

    private static final Pattern AMBIGUOUS = Pattern.compile(
            "//|;|\\\\|(?:^|/)\\.{1,2}(?:/|$)|[^\\x21-\\x7e]"
                    + "|%(?:2f|5c|25[0-9a-f]{2}|[01][0-9a-f]|7f)"
                    + "|%(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stage stage() {
        return Stage.UNAMBIGUOUS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isAmbiguous(exchange.getRequest().getURI().getRawPath())
                ? Mono.error(new ProblemException(ProblemType.INVALID_REQUEST, "The path is not in its plain form"))
                : chain.filter(exchange);
    }

    static boolean isAmbiguous(String rawPath) {
        return AMBIGUOUS.matcher(rawPath).find();
    }
}
