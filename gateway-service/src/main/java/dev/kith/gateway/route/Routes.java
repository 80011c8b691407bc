package dev.kith.gateway.route;

import static dev.kith.gateway.route.Backend.AUTH;
import static dev.kith.gateway.route.Backend.CHAT;
import static dev.kith.gateway.route.Backend.FEED;
import static dev.kith.gateway.route.Backend.PROFILE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * The door: the table of all paths. The first line that covers path and method wins, so another method on an open
 * path of a service falls to the token rule of its subtree. Paths are compared as they were sent, undecoded; {@code
 * PlainPaths} has refused those that could mean another path to a service.
 */
public final class Routes {

    static final List<Rule> TABLE = List.of(
            Rule.own("/health"),
            Rule.own("/health/live"),
            Rule.own("/health/ready"),
            Rule.own("/openapi.yaml"),
            Rule.open(POST, "/api/auth/register", AUTH),
            Rule.open(POST, "/api/auth/login", AUTH),
            Rule.open(GET, "/api/auth/jwks", AUTH),
            Rule.guarded("/api/auth/", AUTH),
            Rule.guarded("/api/profile/", PROFILE),
            Rule.guarded("/api/feed/", FEED),
            Rule.guarded("/api/chat/", CHAT));

    private final List<Rule> rules;

    Routes(Backends backends) {
        this.rules = TABLE.stream()
                .filter(rule -> rule.backend() == null || backends.has(rule.backend()))
                .toList();
    }

    public Optional<Rule> find(HttpMethod method, String path) {
        return covering(path).filter(rule -> rule.answers(method)).findFirst();
    }

    /** What a path that exists answers to; empty if there is no such path. */
    public List<HttpMethod> methods(String path) {
        return covering(path).flatMap(rule -> rule.methods().stream()).sorted().toList();
    }

    private Stream<Rule> covering(String path) {
        return rules.stream().filter(rule -> rule.covers(path));
    }
}
