package dev.kith.gateway.token;

import dev.kith.gateway.token.Offer.Ambiguous;
import dev.kith.gateway.token.Offer.Nothing;
import dev.kith.gateway.token.Offer.Token;
import dev.kith.http.cookie.TokenCookies;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Finds the token in a request: {@code Authorization: Bearer}, else Kith's own cookie, else the cookie {@code jwt},
 * which has no prefix, so that a neighbouring host can set it. An {@code Authorization} that is not of the form
 * {@code Bearer <token>} counts as none.
 */
public final class Offers {

    /** Set by the web client's script; its value is the token, or {@code Bearer <token>}. */
    static final String SCRIPT_COOKIE = "jwt";

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+)");

    private final TokenCookies own;

    Offers(TokenCookies own) {
        this.own = own;
    }

    /** Whether a refresh token comes in a cookie. */
    public boolean refreshes(HttpHeaders headers) {
        return Cookies.values(headers, own.refresh()).findAny().isPresent();
    }

    public Offer in(HttpHeaders headers) {
        var authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (authorization.size() > 1) {
            return new Ambiguous();
        }
        var bearer =
                authorization.stream().flatMap(value -> bearer(value).stream()).toList();
        return Stream.<Supplier<Offer>>of(
                        () -> offer(bearer, false),
                        () -> offer(cookie(headers, own.access()), true),
                        () -> offer(cookie(headers, SCRIPT_COOKIE), true))
                .map(Supplier::get)
                .filter(offer -> !(offer instanceof Nothing))
                .findFirst()
                .orElse(new Nothing());
    }

    private static Offer offer(List<String> tokens, boolean ambient) {
        return switch (tokens.size()) {
            case 0 -> new Nothing();
            case 1 -> new Token(tokens.getFirst(), ambient);
            default -> new Ambiguous();
        };
    }

    private static List<String> cookie(HttpHeaders headers, String name) {
        return Cookies.values(headers, name)
                .map(value -> bearer(value).orElse(value))
                // "Bearer" and nothing behind it, as a client leaves that has signed out.
                .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("bearer"))
                .distinct()
                .toList();
    }

    private static Optional<String> bearer(String value) {
        var form = BEARER.matcher(value);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }
}
