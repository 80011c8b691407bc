package dev.kith.http.token;

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
 * A compact JWS with an acceptable header. Its signature has not been checked yet.
 *
 * @param compact the whole token
 * @param algorithm header {@code alg}
 * @param keyId header {@code kid}; null if absent
 * @param type header {@code typ}; null if absent
 */
public record UnverifiedToken(
        String compact,
        String algorithm,
        @Nullable String keyId,
        @Nullable String type) {

    /** A longer token is rejected unread. */
    public static final int MAX_LENGTH = 8 * 1024;

    // RFC 9068, section 4; the case of a media type does not matter.
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final Set<String> HMAC_ALGORITHMS = Set.of("HS256", "HS384", "HS512");

    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]++\\.([A-Za-z0-9_-]++)");

    // Each of these asks for more than to check one signature with a known key: to decompress, to decrypt, to leave the
    // payload undecoded, to support an extension, or to trust a key that comes with the token.
    private static final Set<String> REFUSED_MEMBERS =
            Set.of("b64", "crit", "enc", "epk", "jku", "jwk", "x5c", "x5t", "x5t#S256", "x5u", "zip");

    private static final TokenJson JSON = new TokenJson();

    /** Empty if the text is not a compact JWS, is too long, or has a header that Kith never issues. */
    public static Optional<UnverifiedToken> parse(String compact) {
        if (compact.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var parts = COMPACT.matcher(compact);
        if (!parts.matches() || !isCanonical(parts.group(2))) {
            return Optional.empty();
        }
        try {
            var header = new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8);
            return of(compact, JSON.deserialize(new StringReader(header)));
        } catch (DeserializationException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<UnverifiedToken> of(String compact, Map<String, ?> header) {
        return header.get("alg") instanceof String algorithm
                        && header.keySet().stream().noneMatch(REFUSED_MEMBERS::contains)
                ? Optional.of(new UnverifiedToken(compact, algorithm, text(header, "kid"), text(header, "typ")))
                : Optional.empty();
    }

    private static @Nullable String text(Map<String, ?> header, String member) {
        return header.get(member) instanceof String text ? text : null;
    }

    /**
     * The id of the published key that the token names. Empty if it names none, if it is not signed with Ed25519, or if
     * it is not an access token: the same keys may sign other things, which must not pass as access tokens.
     */
    public Optional<String> publishedKeyId() {
        return algorithm.equals(VerificationKey.Published.ALGORITHM) && isAccessToken()
                ? Optional.ofNullable(keyId)
                : Optional.empty();
    }

    boolean isHmac() {
        return HMAC_ALGORITHMS.contains(algorithm);
    }

    private boolean isAccessToken() {
        return type != null && ACCESS_TOKEN_TYPES.contains(type.toLowerCase(Locale.ROOT));
    }

    // The last character of a signature has unused bits. If they could have any value, one token had many texts.
    private static boolean isCanonical(String signature) {
        try {
            var bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "UnverifiedToken[algorithm=%s, keyId=%s, type=%s, redacted]".formatted(algorithm, keyId, type);
    }
}
