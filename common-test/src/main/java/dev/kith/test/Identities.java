package dev.kith.test;

import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.identity.IdentityTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** The headers by which the gateway names a caller to a service that {@link RealInfrastructure} configures. */
public final class Identities {

    /** The {@code INTERNAL_SECRET} of every test. */
    public static final String INTERNAL_SECRET = "the tests' internal secret, used nowhere else";

    private static final IdentityTokens TOKENS = new IdentityTokens(INTERNAL_SECRET, Clock.systemUTC());

    private Identities() {}

    /** The headers of a request by this user, without session and scopes, with a token that is valid for an hour. */
    public static HttpHeaders headers(UUID subject) {
        return headers(new Identity(subject, null, Set.of(), inAnHour()));
    }

    /** The headers of a request by the fleet's operator. */
    public static HttpHeaders operator() {
        return headers(Identity.operator(inAnHour()));
    }

    public static HttpHeaders headers(Identity identity) {
        var headers = new HttpHeaders();
        headers.set(IdentityHeaders.USER_ID, identity.subject().toString());
        headers.set(IdentityHeaders.IDENTITY, TOKENS.issue(identity));
        return headers;
    }

    private static Instant inAnHour() {
        return Instant.now(Clock.systemUTC()).plus(Duration.ofHours(1));
    }
}
