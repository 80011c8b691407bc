package dev.kith.test.token;

import static dev.kith.test.token.TokenIssuer.base64;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that must be refused, each wrong in one way, by the name of what is wrong. */
public final class TokenCases {

    private final TokenIssuer issuer;
    private final Map<String, Object> validClaims;
    private final Map<String, String> cases = new LinkedHashMap<>();

    private TokenCases(TokenIssuer issuer, Map<String, Object> validClaims) {
        this.issuer = issuer;
        this.validClaims = validClaims;
    }

    /**
     * All cases.
     *
     * @param validClaims the claims of a token of this issuer that is accepted
     */
    public static Map<String, String> of(TokenIssuer issuer, Map<String, Object> validClaims) {
        var cases = new TokenCases(issuer, validClaims);
        cases.algorithms();
        cases.headers();
        cases.keys();
        cases.claims();
        cases.times();
        cases.forms();
        cases.signatures();
        return cases.cases;
    }

    private void algorithms() {
        var claims = claims(any -> {});
        for (var none : List.of("none", "None", "NONE", "nOnE")) {
            add("alg " + none + ", no signature", unsigned(header("alg", none), claims) + ".");
            add("alg " + none + ", signed anyway", issuer.signed(header("alg", none), claims));
        }
        add("alg in lower case", issuer.signed(header("alg", "eddsa"), claims));
        add("alg Ed25519", issuer.signed(header("alg", "Ed25519"), claims));
        add("alg ES256 over an Ed25519 signature", issuer.signed(header("alg", "ES256"), claims));
        add("alg RS256 over an Ed25519 signature", issuer.signed(header("alg", "RS256"), claims));
        add("no alg", issuer.signed("{\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(issuer.keyId()), claims));
        add(
                "alg is a number",
                issuer.signed("{\"typ\":\"at+jwt\",\"alg\":1,\"kid\":\"%s\"}".formatted(issuer.keyId()), claims));
        add(
                "alg is null",
                issuer.signed("{\"typ\":\"at+jwt\",\"alg\":null,\"kid\":\"%s\"}".formatted(issuer.keyId()), claims));
        add("HMAC with the public key", hmac(issuer.key().getPublic().getEncoded(), claims));
        add("HMAC with the public key's text", hmac(issuer.keySet().getBytes(StandardCharsets.UTF_8), claims));
        add("HMAC with an empty key set", hmac(new byte[32], claims));
        add("an ES256 token with our key's id", es256(claims));
    }

    private void headers() {
        var claims = claims(any -> {});
        var jwk = issuer.keySet().replaceAll("^\\{\"keys\":\\[(.*)]}$", "$1");
        var members = Map.of(
                "jwk", jwk,
                "jku", "\"https://evil.example/jwks\"",
                "x5u", "\"https://evil.example/x5u\"",
                "x5c", "[\"AAAA\"]",
                "crit", "[\"urn:example:unknown\"]",
                "zip", "\"DEF\"",
                "enc", "\"A256GCM\"",
                "b64", "false");
        members.forEach((name, value) -> add("header " + name, issuer.signed(with(name, value), claims)));
        add(
                "header b64 with its crit",
                issuer.signed(
                        "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"b64\":false,\"crit\":[\"b64\"]}"
                                .formatted(issuer.keyId()),
                        claims));
        add("typ of any JWT", issuer.signed(header("typ", "JWT"), claims));
        add("typ of a logout token", issuer.signed(header("typ", "logout+jwt"), claims));
        add("typ is empty", issuer.signed(header("typ", ""), claims));
        add("no typ", issuer.signed("{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(issuer.keyId()), claims));
        add("header empty crit", issuer.signed(with("crit", "[]"), claims));
        add("header with kid twice", issuer.signed(with("kid", "\"another\""), claims));
        add("header with alg twice", issuer.signed(with("alg", "\"none\""), claims));
        add("header is an array", issuer.signed("[\"EdDSA\"]", claims));
        add("header is text", issuer.signed("EdDSA", claims));
        add("header with trailing data", issuer.signed(header("alg", "EdDSA") + "{}", claims));
        add("compressed", issuer.signed(with("zip", "\"DEF\""), deflated(claims)));
        add("compressed without zip", issuer.signed(header("alg", "EdDSA"), deflated(claims)));
    }

    private void keys() {
        var claims = claims(any -> {});
        var foreign = new TokenIssuer();
        add(
                "a foreign key under its own id",
                foreign.signed(
                        "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(foreign.keyId()), claims));
        add("a foreign key under our id", foreign.signed(header("alg", "EdDSA"), claims));
        add("no kid", issuer.signed("{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\"}", claims));
        add("kid is a number", issuer.signed("{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":7}", claims));
        add("kid is empty", issuer.signed(header("kid", ""), claims));
        add("kid is a path", issuer.signed(header("kid", "../../etc/passwd"), claims));
        var ed448 = TokenIssuer.keyPair("Ed448");
        var input = unsigned(header("alg", "EdDSA"), claims);
        add("a key of another curve", input + "." + base64(TokenIssuer.sign("Ed448", ed448.getPrivate(), input)));
    }

    private void claims() {
        for (var name : List.of("sub", "iss", "aud", "exp")) {
            addSigned("no " + name, claims -> claims.remove(name));
            addSigned(name + " is null", claims -> claims.put(name, null));
            addSigned(name + " is an object", claims -> claims.put(name, Map.of("a", "b")));
        }
        addSigned("sub is not a UUID", claims -> claims.put("sub", "alice"));
        addSigned("sub is a short UUID", claims -> claims.put("sub", "1-1-1-1-1"));
        addSigned("sub is a UUID and more", claims -> claims.put("sub", subject() + "\r\nX-Admin: 1"));
        addSigned("sub is empty", claims -> claims.put("sub", ""));
        addSigned("sub is blank", claims -> claims.put("sub", "  "));
        addSigned("sub is an array", claims -> claims.put("sub", List.of(subject())));
        addSigned("sub is a number", claims -> claims.put("sub", 7));
        addSigned("another issuer", claims -> claims.put("iss", "auth-service"));
        addSigned("an issuer in another case", claims -> claims.put("iss", "Kith"));
        addSigned("another audience", claims -> claims.put("aud", "another"));
        addSigned("other audiences", claims -> claims.put("aud", List.of("a", "b")));
        addSigned("an empty audience", claims -> claims.put("aud", List.of()));
        addSigned("sid is a number", claims -> claims.put("sid", 7));
        var claims = claims(any -> {});
        add(
                "sub twice",
                issuer.signed(
                        header("alg", "EdDSA"),
                        claims.replaceFirst("}$", ",\"sub\":\"%s\"}".formatted(UUID.randomUUID()))));
        add("claims are an array", issuer.signed(header("alg", "EdDSA"), "[" + claims + "]"));
        add("claims are null", issuer.signed(header("alg", "EdDSA"), "null"));
        add("claims are text", issuer.signed(header("alg", "EdDSA"), "hello"));
        add("claims are truncated", issuer.signed(header("alg", "EdDSA"), claims.substring(0, claims.length() - 1)));
        add(
                "a token in a token",
                issuer.signed(
                        "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"cty\":\"JWT\",\"kid\":\"%s\"}"
                                .formatted(issuer.keyId()),
                        issuer.token(validClaims)));
    }

    private void times() {
        var now = ((Number) Objects.requireNonNull(validClaims.get("iat"))).longValue();
        addSigned("expired", claims -> claims.put("exp", now - 1));
        addSigned("expired long ago", claims -> claims.put("exp", 0));
        addSigned("exp is negative", claims -> claims.put("exp", -1));
        addSigned("exp is text", claims -> claims.put("exp", String.valueOf(now + 900)));
        addSigned(
                "exp is a date",
                claims -> claims.put("exp", Instant.ofEpochSecond(now + 900).toString()));
        addSigned("exp is huge", claims -> claims.put("exp", Long.MAX_VALUE));
        addSigned("exp is beyond long", claims -> claims.put("exp", new BigInteger("9".repeat(40))));
        addSigned("exp is a huge fraction", claims -> claims.put("exp", 1e300));
        addSigned("exp is true", claims -> claims.put("exp", true));
        addSigned("not yet valid", claims -> claims.put("nbf", now + 600));
        addSigned("nbf is text", claims -> claims.put("nbf", String.valueOf(now)));
        addSigned("issued in the future", claims -> claims.put("iat", now + 600));
        addSigned("iat is text", claims -> claims.put("iat", "now"));
    }

    private void forms() {
        var good = issuer.token(validClaims);
        var parts = good.split("\\.", -1);
        add("one part", parts[0]);
        add("two parts", parts[0] + "." + parts[1]);
        add("four parts", good + "." + parts[2]);
        add(
                "encrypted: five parts",
                "%s.AAAA.AAAA.AAAA.AAAA"
                        .formatted(base64(
                                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"%s\"}".formatted(issuer.keyId()))));
        add("only dots", "..");
        add("a dot before", "." + good);
        add("a dot behind", good + ".");
        add("no header", "." + parts[1] + "." + parts[2]);
        add("no claims", parts[0] + ".." + parts[2]);
        add("truncated", good.substring(0, good.length() - 20));
        add("padded", good + "==");
        add("header padded", parts[0] + "=." + parts[1] + "." + parts[2]);
        add("base64 instead of base64url", good.replace('-', '+').replace('_', '/') + "+/");
        add("base64 of an invalid length", "A." + parts[1] + "." + parts[2]);
        add("not ASCII", parts[0] + "." + parts[1] + "\u00e9." + parts[2]);
        add("with a comma", good + "," + good);
        add("with a tab", parts[0] + ".\t" + parts[1] + "." + parts[2]);
        add("with quotes", "\"" + good + "\"");
        add("percent-encoded", good.replace(".", "%2E"));
        addSigned("longer than 8 KiB", claims -> claims.put("filler", "x".repeat(8 * 1024)));
        add("not a token", "hello");
    }

    private void signatures() {
        var good = issuer.token(validClaims);
        var parts = good.split("\\.", -1);
        var input = parts[0] + "." + parts[1];
        add("no signature", input + ".");
        add("signature of zeroes", input + "." + base64(new byte[64]));
        add("signature of all ones", input + "." + "_".repeat(85) + "w");
        add("short signature", input + "." + base64(new byte[32]));
        add("long signature", input + "." + parts[2] + "AAAA");
        add("signature with a flipped bit", input + "." + flipped(parts[2], 10));
        add("signature with a flipped unused bit", good.substring(0, good.length() - 1) + lastBit(good));
        add(
                "the claims of another token",
                issuer.token(UUID.randomUUID()).replaceFirst("\\..*\\.", "." + parts[1] + "."));
        add(
                "the signature of another token",
                input + issuer.token(UUID.randomUUID()).replaceFirst(".*\\.", "."));
    }

    private void add(String name, String token) {
        if (cases.put(name, token) != null) {
            throw new AssertionError("two cases are called " + name);
        }
    }

    private void addSigned(String name, Consumer<Map<String, Object>> change) {
        add(name, issuer.signed(header("alg", "EdDSA"), claims(change)));
    }

    private String subject() {
        return String.valueOf(validClaims.get("sub"));
    }

    private String header(String name, String value) {
        var header = issuer.header();
        header.put(name, value);
        return JsonMapper.shared().writeValueAsString(header);
    }

    private String with(String name, String json) {
        return "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"%s\":%s}".formatted(issuer.keyId(), name, json);
    }

    private String claims(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<>(validClaims);
        change.accept(claims);
        return JsonMapper.shared().writeValueAsString(claims);
    }

    private static String unsigned(String header, String claims) {
        return base64(header) + "." + base64(claims);
    }

    private String hmac(byte[] key, String claims) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var input = unsigned(header("alg", "HS256"), claims);
            return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String es256(String claims) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var input = unsigned(header("alg", "ES256"), claims);
            var key = generator.generateKeyPair().getPrivate();
            return input + "." + base64(TokenIssuer.sign("SHA256withECDSAinP1363Format", key, input));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String deflated(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String flipped(String signature, int at) {
        var flipped = signature.charAt(at) == 'A' ? 'B' : 'A';
        return signature.substring(0, at) + flipped + signature.substring(at + 1);
    }

    // Of the six bits of the last character the signature uses two: A, Q, g or w.
    private static char lastBit(String token) {
        return (char) (token.charAt(token.length() - 1) + 1);
    }
}
