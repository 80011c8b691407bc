package dev.kith.gateway.route;

import static dev.kith.gateway.route.Backend.AUTH;
import static dev.kith.gateway.route.Backend.CHAT;
import static dev.kith.gateway.route.Backend.FEED;
import static dev.kith.gateway.route.Backend.PROFILE;
import static dev.kith.gateway.route.RateLimit.NONE;
import static dev.kith.gateway.route.RateLimit.OPEN_READ;
import static dev.kith.gateway.route.RateLimit.PASSWORD;
import static dev.kith.gateway.route.RateLimit.READ;
import static dev.kith.gateway.route.RateLimit.RECOVERY;
import static dev.kith.gateway.route.RateLimit.REFRESH;
import static dev.kith.gateway.route.RateLimit.REGISTER;
import static dev.kith.gateway.route.RateLimit.SIGN_IN;
import static dev.kith.gateway.route.RateLimit.SOCKET;
import static dev.kith.gateway.route.RateLimit.UPLOAD;
import static dev.kith.gateway.route.RateLimit.WRITE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.edge.Listener;
import dev.kith.http.cookie.TokenCookies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The table of all paths. The first line that covers listener, path and method wins, so another method on an open path
 * of a service falls to the token rule of its subtree. Paths are compared as they were sent, undecoded;
 * {@code StrictPath} has refused paths that could mean another path to a service.
 */
@Component
public final class Routes {

    /** Paths that exist on a developer's machine only. */
    static final List<Rule> LOCAL = List.of(Rule.open(GET, "/dev/mail", AUTH, NONE));

    private final List<Rule> rules;

    Routes(Backends backends, GatewayProperties properties, Environment environment) {
        var reads = properties.routes().publicReads() ? Access.OPTIONAL : Access.TOKEN;
        var local = environment.acceptsProfiles(Profiles.of("local"));
        this.rules = Stream.concat(table(reads).stream(), local ? LOCAL.stream() : Stream.empty())
                .filter(rule -> rule.backend() == null || backends.contains(rule.backend()))
                .toList();
    }

    /**
     * The table.
     *
     * @param reads the access of the reads that may be public
     */
    static List<Rule> table(Access reads) {
        return List.of(
                Rule.own("/health"),
                Rule.own("/health/live"),
                Rule.own("/health/ready"),
                Rule.own("/openapi.yaml"),
                Rule.open(POST, "/api/auth/register", AUTH, REGISTER),
                Rule.open(POST, "/api/auth/login", AUTH, SIGN_IN),
                Rule.cookies(POST, "/api/auth/sessions", AUTH, SIGN_IN),
                Rule.cookies(POST, TokenCookies.REFRESH_PATH, AUTH, REFRESH),
                Rule.open(POST, "/api/auth/password-reset", AUTH, RECOVERY),
                Rule.open(POST, "/api/auth/password-reset/confirm", AUTH, RECOVERY),
                Rule.open(POST, "/api/auth/email-verification/confirm", AUTH, RECOVERY),
                Rule.open(GET, "/api/auth/deletions/", AUTH, OPEN_READ),
                Rule.open(GET, "/api/auth/jwks", AUTH, OPEN_READ),
                Rule.open(GET, "/.well-known/jwks.json", AUTH, OPEN_READ),
                Rule.open(GET, "/.well-known/openid-configuration", AUTH, OPEN_READ),
                Rule.optional(POST, "/api/auth/logout", AUTH, WRITE),
                Rule.guarded(POST, "/api/auth/email-verification", AUTH, RECOVERY),
                Rule.guarded(PUT, "/api/auth/password", AUTH, PASSWORD),
                Rule.guarded(GET, "/api/auth/", AUTH, READ),
                Rule.guarded("/api/auth/", AUTH, WRITE),
                Rule.reads("/api/profile/", PROFILE, reads),
                Rule.guarded(PUT, "/api/profile/avatar/", PROFILE, UPLOAD),
                Rule.guarded("/api/profile/", PROFILE, WRITE),
                Rule.reads("/api/feed/", FEED, reads),
                Rule.guarded("/api/feed/", FEED, WRITE),
                Rule.guarded(GET, "/api/chat/ws", CHAT, SOCKET),
                Rule.guarded(GET, "/api/chat/", CHAT, READ),
                Rule.guarded("/api/chat/", CHAT, WRITE));
    }

    Optional<Rule> find(Listener listener, HttpMethod method, String path) {
        return covering(listener, path).filter(rule -> rule.allows(method)).findFirst();
    }

    /** The methods that a path allows; empty if the path does not exist. */
    List<HttpMethod> methods(Listener listener, String path) {
        return covering(listener, path)
                .flatMap(rule -> rule.methods().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Rule> covering(Listener listener, String path) {
        return rules.stream().filter(rule -> rule.covers(listener, path));
    }
}
