package dev.kith.auth.session;

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

/** The cookies with tokens, as {@code Set-Cookie} has them. */
@Component
class SessionCookies {

    private final TokenCookies names;

    SessionCookies(SessionProperties properties) {
        this.names = TokenCookies.of(properties.publicUrl());
    }

    List<String> of(IssuedTokens grant) {
        return List.of(
                access(grant.accessToken(), grant.accessLife()),
                refresh(Objects.requireNonNull(grant.refreshToken()), grant.refreshLife()));
    }

    /** What makes a browser forget both. */
    List<String> none() {
        return List.of(access("", Duration.ZERO), refresh("", Duration.ZERO));
    }

    /**
     * The refresh token that the request carries as a cookie; empty if there are two, since one is then somebody
     * else's.
     */
    Optional<String> refreshToken(HttpServletRequest request) {
        var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        var tokens = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(names.refresh()))
                .map(Cookie::getValue)
                .toList();
        return tokens.size() == 1 ? Optional.of(tokens.getFirst()) : Optional.empty();
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
