package dev.kith.test.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Signing keys, and tokens that are made by hand: a library would refuse to make the invalid ones. */
public class TokenIssuer {

    /** The default of {@code PUBLIC_URL}. */
    public static final String ISSUER = "http://localhost:8080";

    private static final JsonMapper JSON = JsonMapper.shared();
    // The services that check these tokens go by the real time.
    private static final Clock CLOCK = Clock.systemUTC();

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private String current = "";

    /** Issues with a key of its own. */
    public TokenIssuer() {
        rotate();
    }

    /** Issues with this key. */
    public TokenIssuer(String keyId, KeyPair key) {
        keys.put(keyId, key);
        current = keyId;
    }

    /** Issues with a new key from now on. The key set contains it beside the old ones. */
    public final synchronized String rotate() {
        current = UUID.randomUUID().toString();
        keys.put(current, keyPair("Ed25519"));
        return current;
    }

    /** Removes all keys but the current one from the key set. */
    public synchronized void withdrawOldKeys() {
        keys.keySet().retainAll(Set.of(current));
    }

    public String keyId() {
        return current;
    }

    public KeyPair key() {
        return Objects.requireNonNull(keys.get(current));
    }

    public synchronized String keySet() {
        return keys.entrySet().stream()
                .map(key -> """
                        {"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"%s","x":"%s"}""".formatted(key.getKey(), x(key.getValue())))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** A valid token. */
    public String token(UUID subject) {
        return token(claims(subject));
    }

    public String token(Map<String, ?> claims) {
        return token(header(), claims);
    }

    public String token(Map<String, ?> header, Map<String, ?> claims) {
        return signed(JSON.writeValueAsString(header), JSON.writeValueAsString(claims));
    }

    /** Signs any header and claims with the current key, valid or not. */
    public String signed(String header, String claims) {
        var input = base64(header) + "." + base64(claims);
        return input + "." + base64(sign("Ed25519", key().getPrivate(), input));
    }

    public Map<String, Object> header() {
        var header = new LinkedHashMap<String, Object>();
        header.put("typ", "at+jwt");
        header.put("alg", "EdDSA");
        header.put("kid", current);
        return header;
    }

    public static Map<String, Object> claims(UUID subject) {
        var now = CLOCK.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", "kith");
        claims.put("sub", subject.toString());
        claims.put("sid", "session-of-" + subject);
        claims.put("iat", now);
        claims.put("exp", now + 900);
        return claims;
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static KeyPair keyPair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static byte[] sign(String algorithm, PrivateKey key, String input) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    // RFC 8032: the y coordinate, little-endian, with the sign of x in the last bit. It is the end of the encoded key.
    private static String x(KeyPair key) {
        var encoded = ((EdECPublicKey) key.getPublic()).getEncoded();
        return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
