package dev.kith.gateway.route;

import static dev.kith.gateway.route.Backend.AUTH;
import static dev.kith.gateway.route.Backend.CHAT;
import static dev.kith.gateway.route.Backend.FEED;
import static dev.kith.gateway.route.Backend.PROFILE;
import static dev.kith.gateway.route.Limit.NONE;
import static dev.kith.gateway.route.Limit.OPEN_READ;
import static dev.kith.gateway.route.Limit.READ;
import static dev.kith.gateway.route.Limit.RECOVERY;
import static dev.kith.gateway.route.Limit.REFRESH;
import static dev.kith.gateway.route.Limit.REGISTER;
import static dev.kith.gateway.route.Limit.SIGN_IN;
import static dev.kith.gateway.route.Limit.SOCKET;
import static dev.kith.gateway.route.Limit.UPLOAD;
import static dev.kith.gateway.route.Limit.WRITE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.kith.http.cookie.TokenCookies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * The door: the table of all paths. The first line that covers path and method wins, so another method on an open path
 * of a service falls to the token rule of its subtree. Paths are compared as they were sent, undecoded;
 * {@code UnambiguousPaths} has refused those that could mean another path to a service.
 */
public final class Routes {

    /** What a developer's machine has besides. */
    static final List<Rule> LOCAL = List.of(Rule.open(GET, "/dev/mail", AUTH, NONE));

    private final List<Rule> rules;

    /**
     * @param publicReads whether the table's reads are open to everybody
     * @param local whether this is a developer's machine
     */
    Routes(Backends backends, boolean publicReads, boolean local) {
        var reads = publicReads ? Access.OPTIONAL : Access.TOKEN;
        this.rules = Stream.concat(table(reads).stream(), local ? LOCAL.stream() : Stream.empty())
                .filter(rule -> rule.backend() == null || backends.has(rule.backend()))
                .toList();
    }

    /** @param reads what the reads ask of the caller that may be public */
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

    public Optional<Rule> find(HttpMethod method, String path) {
        return covering(path).filter(rule -> rule.answers(method)).findFirst();
    }

    /** What a path that exists answers to; empty if there is no such path. */
    public List<HttpMethod> methods(String path) {
        return covering(path)
                .flatMap(rule -> rule.methods().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Rule> covering(String path) {
        return rules.stream().filter(rule -> rule.covers(path));
    }
}
