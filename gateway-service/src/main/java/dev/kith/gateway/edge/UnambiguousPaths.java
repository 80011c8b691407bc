package dev.kith.gateway.edge;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a path that a service could read as another one than the gateway does: with empty segments, dot segments or
 * path parameters; with a slash, a backslash, a control character or another escape in disguise; or with a letter, a
 * digit, a hyphen, a dot or an underscore in disguise, by which a path would miss its line in the table of routes.
 * Nobody's encoder escapes those (RFC 3986, 2.3); of a tilde, which is in no line, some do.
 */
@Component
class UnambiguousPaths implements EdgeFilter {

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
