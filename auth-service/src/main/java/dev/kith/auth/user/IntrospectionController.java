package dev.kith.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.token.AccessTokens;
import dev.kith.http.identity.Identity;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Verifies a token for a service that did not get it through the gateway. The gateway has no route to this path, and
 * the service authenticates with the {@code X-Identity} of the user for whom it asks.
 */
@RestController
class IntrospectionController {

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Users users;

    IntrospectionController(AccessTokens tokens, Sessions sessions, Users users) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
    }

    @PostMapping("/internal/introspect")
    Introspection introspect(Identity caller, @RequestBody Question question) {
        return tokens.verify(question.token())
                .filter(verified -> verified.subject().equals(caller.subject()))
                .filter(this::isAlive)
                .map(Introspection::active)
                .orElse(Introspection.INACTIVE);
    }

    // A token of another issuer with the shared secret may have no session. It is valid while the user is active.
    private boolean isAlive(Identity token) {
        return token.session() == null
                ? users.isActive(token.subject())
                : Sessions.idOf(token)
                        .filter(id -> sessions.isAlive(token.subject(), id))
                        .isPresent();
    }

    /** RFC 7662, section 2.1, as JSON: no service of Kith takes forms. */
    record Question(String token) {

        Question(@Nullable String token) {
            this.token = Objects.requireNonNullElse(token, "");
        }
    }

    /**
     * RFC 7662, section 2.2.
     *
     * @param exp in seconds since 1970
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Introspection(
            boolean active,
            @Nullable UUID sub,
            @Nullable String sid,
            @Nullable Long exp) {

        private static final Introspection INACTIVE = new Introspection(false, null, null, null);

        private static Introspection active(Identity token) {
            return new Introspection(
                    true, token.subject(), token.session(), token.expires().getEpochSecond());
        }
    }
}
