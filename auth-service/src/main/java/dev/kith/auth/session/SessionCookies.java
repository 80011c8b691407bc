package dev.kith.auth.session;

import dev.kith.auth.AuthProperties;
import dev.kith.http.cookie.TokenCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookies with tokens, as values of {@code Set-Cookie}. */
@Component
class SessionCookies {

    private final TokenCookies names;

    SessionCookies(AuthProperties properties) {
        this.names = TokenCookies.of(properties.publicUrl());
    }

    List<String> of(IssuedTokens tokens) {
        return List.of(
                access(tokens.accessToken(), tokens.accessLife()),
                refresh(Objects.requireNonNull(tokens.refreshToken()), tokens.refreshLife()));
    }

    /** Cookies that make a browser delete both tokens. */
    List<String> expired() {
        return List.of(access("", Duration.ZERO), refresh("", Duration.ZERO));
    }

    /**
     * The refresh token in the request's cookie; empty if there are two, because one of them may belong to another
     * user.
     */
    Optional<String> refreshToken(HttpServletRequest request) {
        var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        var values = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(names.refresh()))
                .map(Cookie::getValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private String access(String token, Duration life) {
        return cookie(names.access(), token, "/", life);
    }

    private String refresh(String token, Duration life) {
        return cookie(names.refresh(), token, TokenCookies.REFRESH_PATH, life);
    }

    private String cookie(String name, String value, String path, Duration life) {
        return ResponseCookie.from(name, value)
                .path(path)
                .maxAge(life)
                .httpOnly(true)
                .secure(names.secure())
                .sameSite("Lax")
                .build()
                .toString();
    }
}
