package dev.kith.gateway.token;

import io.jsonwebtoken.io.DeserializationException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The outside of a compact JWS: what is looked at before any key is looked for.
 *
 * @param keyId the key that the token says it is signed with; null where it names none
 * @param type what the token says it is; null where it does not
 */
record TokenHeader(
        String algorithm, @Nullable String keyId, @Nullable String type) {

    // RFC 9068, section 4; media types are compared without regard to case.
    private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt", "application/at+jwt");

    /** Longer ones are not read at all. */
    static final int MAX_LENGTH = 8 * 1024;

    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]++\\.([A-Za-z0-9_-]++)");

    // Each of these asks the verifier to do something else than to check one signature with a key of its own: to
    // unpack,
    // to decrypt, to leave the payload undecoded, to follow an extension, or to believe a key that came with the token.
    private static final Set<String> REFUSED =
            Set.of("b64", "crit", "enc", "epk", "jku", "jwk", "x5c", "x5t", "x5t#S256", "x5u", "zip");

    private static final ClaimsJson JSON = new ClaimsJson();

    /** The header of a token; empty if the text is no compact JWS, or a JWS of a kind that Kith never issues. */
    static Optional<TokenHeader> of(String compact) {
        var parts = COMPACT.matcher(compact);
        if (!parts.matches() || !isCanonical(parts.group(2))) {
            return Optional.empty();
        }
        try {
            var header = new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8);
            return of(JSON.deserialize(new StringReader(header)));
        } catch (DeserializationException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<TokenHeader> of(Map<String, ?> members) {
        if (members.keySet().stream().anyMatch(REFUSED::contains)) {
            return Optional.empty();
        }
        return switch (members.get("alg")) {
            case String algorithm ->
                Optional.of(new TokenHeader(algorithm, text(members, "kid"), text(members, "typ")));
            case null, default -> Optional.empty();
        };
    }

    private static @Nullable String text(Map<String, ?> members, String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** Whether it says of itself that it is an access token, and nothing else that the same key may sign. */
    boolean isOfAccessToken() {
        return type != null && ACCESS_TOKEN.contains(type.toLowerCase(Locale.ROOT));
    }

    // The last character of a signature has bits that mean nothing. Were they let through, one token had many texts.
    private static boolean isCanonical(String signature) {
        try {
            var bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
