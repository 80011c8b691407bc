package dev.kith.fleet.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.identity.IdentityTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls auth-service as the operator of the fleet, for about a minute: the proof of that is not valid for longer. Every
 * method throws {@link CommandFailedException} with one line if it fails.
 */
public final class Operator {

    private static final TypeReference<List<KeyStatus>> KEYS = new TypeReference<>() {};

    private final ServiceClient auth;

    /**
     * An operator of the fleet that has this secret.
     *
     * @param auth the address of auth-service itself: the gateway has none of these paths
     * @param internalSecret the fleet's {@code INTERNAL_SECRET}
     */
    public Operator(URI auth, String internalSecret) {
        var clock = Clock.systemUTC();
        var operator = Identity.operator(clock.instant().plus(IdentityTokens.LIFE));
        this.auth = new ServiceClient("auth-service", auth)
                .with(IdentityHeaders.USER_ID, operator.subject().toString())
                .with(IdentityHeaders.IDENTITY, new IdentityTokens(internalSecret, clock).issue(operator));
    }

    /** Every key that signs, will sign, or still verifies. */
    public List<KeyStatus> keys() throws InterruptedException {
        return JsonMapper.shared()
                .readValue(auth.get("/internal/keys").expect(200).body(), KEYS);
    }

    /** Makes the key that signs next, or returns the one that is already waiting. */
    public KeyStatus rotateKeys() throws InterruptedException {
        return JsonMapper.shared()
                .readValue(auth.post("/internal/keys").expect(201).body(), KeyStatus.class);
    }

    /**
     * Ends all sessions of a user, and refuses new ones.
     *
     * @param user id or e-mail address
     */
    public void ban(String user) throws InterruptedException {
        check(user, auth.put(banOf(user)));
    }

    /**
     * Lets a banned user log in again.
     *
     * @param user id or e-mail address
     */
    public void unban(String user) throws InterruptedException {
        check(user, auth.delete(banOf(user)));
    }

    private static void check(String user, ServiceResponse response) {
        if (response.status() == 404) {
            throw new CommandFailedException("there is no user " + user);
        }
        response.expect(204);
    }

    private static String banOf(String user) {
        return "/internal/users/%s/ban"
                .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /**
     * A key of auth-service; the times in RFC 3339.
     *
     * @param state {@code next} (published, does not sign yet), {@code signing} or {@code retired} (still verifies)
     * @param expiresAt when its last token expires; null while no other key follows
     */
    public record KeyStatus(
            String kid,
            String state,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("signs_from") String signsFrom,
            @JsonProperty("expires_at") @Nullable String expiresAt) {}
}
