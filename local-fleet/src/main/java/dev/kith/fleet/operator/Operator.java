package dev.kith.fleet.operator;

import dev.kith.fleet.identity.InternalIdentity;
import dev.kith.fleet.terminal.CommandFailedException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks auth-service on behalf of whoever runs the fleet. Every method throws {@link CommandFailedException} in one line
 * if that fails.
 *
 * @param auth where auth-service itself listens: the gateway has none of these paths
 */
public record Operator(URI auth, InternalIdentity identity) {

    private static final String SERVICE = "auth-service";
    private static final TypeReference<List<SigningKey>> KEYS = new TypeReference<>() {};

    /** Every key that signs, will sign, or still verifies. */
    public List<SigningKey> keys() throws InterruptedException {
        var answer = new Answer(SERVICE, request("/internal/keys").GET());
        return JsonMapper.shared().readValue(answer.expect(200), KEYS);
    }

    /** Makes the key that signs next; gives the one that waits already, if there is one. */
    public SigningKey rotateKeys() throws InterruptedException {
        var answer = new Answer(SERVICE, request("/internal/keys").POST(BodyPublishers.noBody()));
        return JsonMapper.shared().readValue(answer.expect(201), SigningKey.class);
    }

    /**
     * Ends all sessions of a user, and lets them begin no other.
     *
     * @param who id or e-mail address
     */
    public void ban(String who) throws InterruptedException {
        change(who, request(banOf(who)).PUT(BodyPublishers.noBody()));
    }

    /**
     * Lets a banned user log in again.
     *
     * @param who id or e-mail address
     */
    public void unban(String who) throws InterruptedException {
        change(who, request(banOf(who)).DELETE());
    }

    private static void change(String who, HttpRequest.Builder request) throws InterruptedException {
        var answer = new Answer(SERVICE, request);
        if (answer.status() == 404) {
            throw new CommandFailedException("there is no user " + who);
        }
        answer.expect(204);
    }

    private static String banOf(String who) {
        return "/internal/users/%s/ban"
                .formatted(URLEncoder.encode(who, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(auth.resolve(path)).headers(identity.ofOperator());
    }
}
