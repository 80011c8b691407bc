package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.fleettests.Fleet;
import dev.kith.fleettests.Person;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that prove nothing, each made from one that does. */
final class MalformedTokens {

    private static final KeyPair FOREIGN_KEY = stranger();

    private static final List<String> NOT_TOKENS = List.of(
            "Authorization: ",
            "Authorization: Bearer",
            "Authorization: Bearer ",
            "Authorization: Bearer ..",
            "Authorization: Bearer a.b.c",
            "Authorization: Bearer a.b.c.d.e",
            "Authorization: Bearer eyJhbGciOiJFZERTQSJ9..",
            "Authorization: Bearer " + "e".repeat(7_000),
            "Authorization: Bearer " + ".".repeat(500),
            "Authorization: Bearer \u00e4\u00ff\u0080",
            "Authorization: Bearer null",
            "Authorization: Basic YWxpY2VAZXhhbXBsZS5jb206Y29ycmVjdC1ob3JzZQ==",
            "Authorization: Digest username=\"\"",
            "Authorization: \u0001",
            "Cookie: jwt=",
            "Cookie: jwt=Bearer",
            "Cookie: jwt=\"Bearer a.b.c\"",
            "Cookie: jwt=a.b.c; jwt=d.e.f; kith_access=g.h.i",
            "Cookie: kith_access=a.b.c",
            "Cookie: kith_refresh=kr_x");

    private final Operation operation;
    private final List<FuzzCase> cases = new ArrayList<>();

    private MalformedTokens(Operation operation) {
        this.operation = operation;
    }

    static List<FuzzCase> of(Operation operation) {
        var odd = new MalformedTokens(operation);
        NOT_TOKENS.forEach(line -> odd.cases.add(
                FuzzCase.malformedToken(brief(line), caller -> odd.plain(caller).with(line))));
        odd.damaged();
        odd.signedByStrangers();
        return odd.cases;
    }

    private void damaged() {
        add("cut short", token -> token.substring(0, token.length() - 7));
        add("without a signature", token -> token.substring(0, token.lastIndexOf('.') + 1));
        add("in upper case", token -> token.toUpperCase(Locale.ROOT));
        add("with another byte in the signature", token -> flipped(token, token.lastIndexOf('.') + 9));
        add("with another byte in the claims", token -> flipped(token, token.indexOf('.') + 9));
        add("with another byte in the header", token -> flipped(token, 5));
        add("twice", token -> token + "." + token);
        add("with a zero signature", token -> token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86));
        add("without an algorithm", token -> unsigned(token, "none"));
        add("without an algorithm, written oddly", token -> unsigned(token, "nOnE"));
        add("with claims that are no JSON", token -> withClaims(token, "not JSON"));
        add("with claims that are a list", token -> withClaims(token, "[]"));
        add("with claims a thousand deep", token -> withClaims(token, "{\"a\":".repeat(1_000)));
    }

    private void signedByStrangers() {
        add("of another key under the same kid", token -> signed(token, header -> {}));
        add(
                "of another key under a kid that is a path",
                token -> signed(token, header -> header.put("kid", "../../dev/null")));
        add(
                "of another key under a kid that is SQL",
                token -> signed(token, header -> header.put("kid", "' or 1=1 --")));
        add(
                "of another key under a kid of 4,000 letters",
                token -> signed(token, header -> header.put("kid", "k".repeat(4_000))));
        add("of another key under a kid that is no text", token -> signed(token, header -> header.putArray("kid")));
        add(
                "of another key that is looked for elsewhere",
                token -> signed(token, header -> header.put("jku", "http://localhost:1/jwks")));
        add("of another key without a kid", token -> signed(token, header -> header.remove("kid")));
        add("of another type", token -> signed(token, header -> header.put("typ", "JWE")));
        add(
                "with a critical extension",
                token -> signed(token, header -> header.putArray("crit").add("b64")));
        add("of an algorithm that there is not", token -> signed(token, header -> header.put("alg", "XX999")));
        add("of an algorithm that is no text", token -> signed(token, header -> header.putObject("alg")));
        add("of the public key taken for a secret", MalformedTokens::ofThePublicKeyAsSecret);
    }

    private void add(String name, UnaryOperator<String> damage) {
        cases.add(FuzzCase.malformedToken(
                "a token " + name,
                caller -> plain(caller).with("Authorization: Bearer " + damage.apply(caller.token()))));
    }

    private RawRequest plain(Person caller) {
        return RawRequest.of(
                operation.method(), operation.pathWith("", "", caller.id().toString()));
    }

    private static String flipped(String token, int at) {
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String unsigned(String token, String algorithm) {
        return encoded(header(token).put("alg", algorithm).toString()) + "." + claims(token) + ".";
    }

    private static String withClaims(String token, String claims) {
        return token.split("\\.", -1)[0] + "." + encoded(claims) + "." + token.split("\\.", -1)[2];
    }

    private static String signed(String token, Consumer<ObjectNode> change) {
        var header = header(token);
        change.accept(header);
        var content = encoded(header.toString()) + "." + claims(token);
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(FOREIGN_KEY.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String ofThePublicKeyAsSecret(String token) {
        var key = Fleet.anonymous()
                .get("/api/auth/jwks")
                .json()
                .path("keys")
                .path(0)
                .path("x")
                .asString();
        var content = encoded(header(token).put("alg", "HS256").toString()) + "." + claims(token);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ObjectNode header(String token) {
        return (ObjectNode) JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
    }

    private static String claims(String token) {
        return token.split("\\.", -1)[1];
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String brief(String line) {
        return line.length() < 60 ? line : line.substring(0, 60) + "…";
    }

    private static KeyPair stranger() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
