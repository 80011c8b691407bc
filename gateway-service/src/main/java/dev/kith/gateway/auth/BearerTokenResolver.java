package dev.kith.gateway.auth;

import dev.kith.http.cookie.TokenCookies;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Finds the token of a request: in {@code Authorization: Bearer}, else in Kith's own cookie, else in the cookie
 * {@code jwt}. The last one has no name prefix, so a neighbouring host can set it. An {@code Authorization} that is not
 * {@code Bearer <token>} counts as absent.
 */
final class BearerTokenResolver {

    /** The cookie that the script of the web client sets: the token, or {@code Bearer <token>}. */
    static final String SCRIPT_COOKIE = "jwt";

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+)");

    private final TokenCookies cookies;

    BearerTokenResolver(TokenCookies cookies) {
        this.cookies = cookies;
    }

    /** What a request presents to prove who sends it. */
    sealed interface PresentedToken {

        record None() implements PresentedToken {}

        /** Two different tokens in one place: the request does not say which one counts. */
        record Ambiguous() implements PresentedToken {}

        /**
         * One token.
         *
         * @param fromCookie whether it came in a cookie, which a browser adds to the requests of every page
         */
        record Single(String compact, boolean fromCookie) implements PresentedToken {}
    }

    boolean hasRefreshCookie(HttpHeaders headers) {
        return cookieValues(headers, cookies.refresh()).findAny().isPresent();
    }

    PresentedToken resolve(HttpHeaders headers) {
        var authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (authorization.size() > 1) {
            return new PresentedToken.Ambiguous();
        }
        var bearer =
                authorization.stream().flatMap(value -> bearer(value).stream()).toList();
        return Stream.<Supplier<PresentedToken>>of(
                        () -> presented(bearer, false),
                        () -> presented(tokens(headers, cookies.access()), true),
                        () -> presented(tokens(headers, SCRIPT_COOKIE), true))
                .map(Supplier::get)
                .filter(token -> !(token instanceof PresentedToken.None))
                .findFirst()
                .orElse(new PresentedToken.None());
    }

    private static PresentedToken presented(List<String> tokens, boolean fromCookie) {
        return switch (tokens.size()) {
            case 0 -> new PresentedToken.None();
            case 1 -> new PresentedToken.Single(tokens.getFirst(), fromCookie);
            default -> new PresentedToken.Ambiguous();
        };
    }

    private static List<String> tokens(HttpHeaders headers, String cookie) {
        return cookieValues(headers, cookie)
                .map(value -> bearer(value).orElse(value))
                // A client that has signed out leaves "Bearer" without a token.
                .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("bearer"))
                .distinct()
                .toList();
    }

    private static Optional<String> bearer(String value) {
        var form = BEARER.matcher(value);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    // As browsers send them: a script may set a value with a space (jwt=Bearer eyJ…), which the server's own parser,
    // following RFC 6265, would cut or drop.
    private static Stream<String> cookieValues(HttpHeaders headers, String name) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decode(unquote(pair.substring(name.length() + 1).strip())));
    }

    private static String unquote(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String decode(String value) {
        if (!value.contains("%")) {
            return value;
        }
        try {
            // The decoder is for forms, where a plus is a space; in a cookie it is a plus.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
