package dev.kith.gateway.forwarding;

import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Rule;
import dev.kith.http.cookie.TokenCookies;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The one cookie that a service may see: the refresh token, and auth-service alone. Every other ends at the gateway, as
 * {@code Authorization} does, so that no service can act for a caller behind the gateway's back, or write a token into
 * a log.
 */
@Component
class RefreshCookie {

    private final TokenCookies cookies;

    RefreshCookie(TokenCookies cookies) {
        this.cookies = cookies;
    }

    void pass(HttpHeaders received, ServerWebExchange exchange, HttpHeaders toService) {
        if (Rule.of(exchange).backend() != Backend.AUTH) {
            return;
        }
        var refresh = received.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(cookies.refresh() + "="))
                .collect(Collectors.joining("; "));
        if (!refresh.isEmpty()) {
            toService.set(HttpHeaders.COOKIE, refresh);
        }
    }
}
