package dev.kith.chat.token;

import dev.kith.chat.ChatProperties;
import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks auth-service whether tokens are valid. */
@Component
class Introspector {

    private static final Logger log = LoggerFactory.getLogger(Introspector.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI endpoint;
    private final IdentityTokens proofs;
    private final JsonMapper json;

    Introspector(ChatProperties properties, IdentityTokens proofs, JsonMapper json) {
        this.endpoint = properties.tokens().authUrl().resolve("/internal/introspect");
        this.proofs = proofs;
        this.json = json;
    }

    /** @throws ProblemException 503 if auth-service does not answer */
    TokenState introspect(Identity caller, String token) {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(IdentityHeaders.USER_ID, caller.subject().toString())
                .header(IdentityHeaders.IDENTITY, proofs.issue(caller))
                .POST(BodyPublishers.ofString(json.writeValueAsString(new IntrospectionRequest(token))))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException | JacksonException e) {
            log.warn("A token cannot be introspected: {}", e.toString());
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private TokenState read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("auth-service answers " + response.statusCode());
        }
        return json.readValue(response.body(), TokenState.class);
    }

    private static ProblemException unavailable() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "Tokens cannot be verified right now", TIMEOUT);
    }

    private record IntrospectionRequest(String token) {}

    /**
     * The state of a token (RFC 7662, section 2.2). An inactive token has no other member.
     *
     * @param sid the session of the token
     * @param exp when it expires, in seconds since 1970
     */
    record TokenState(
            boolean active,
            @Nullable UUID sub,
            @Nullable String sid,
            @Nullable Long exp) {

        /** Whether the token is valid and belongs to this user. */
        boolean isValidFor(UUID user) {
            return active && user.equals(sub) && exp != null;
        }

        Instant expires() {
            return Instant.ofEpochSecond(exp == null ? 0 : exp);
        }
    }
}
