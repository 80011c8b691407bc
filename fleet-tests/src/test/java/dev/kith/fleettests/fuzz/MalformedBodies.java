package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.fleettests.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that are no JSON, or not the JSON that is expected. */
final class MalformedBodies {

    private static final List<String> NOT_OBJECTS = List.of(
            "",
            " ",
            "null",
            "[]",
            "[{}]",
            "{}",
            "\"text\"",
            "1",
            "true",
            "{",
            "}",
            "{\"",
            "{]",
            "[",
            "{'single':'quotes'}",
            "{a:1}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":1e99999999}",
            "{\"a\":\"\\q\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\t\"}",
            "{\"a\":\"\0\"}",
            "{\"\0\":1}",
            "{\"a\":1}{\"b\":2}",
            "/* comment */{}",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "a=b&c=d");

    /** Each in JSON, in place of a field's text. */
    private static final List<String> NOT_TEXTS =
            List.of("1", "-1", "1.5", "1e400", "true", "[]", "[\"a\"]", "{}", "{\"a\":{\"b\":[]}}");

    /** Each in JSON. */
    private static final List<String> UNUSUAL_TEXTS = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"\\n\\r\\t\\b\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\uffff\\ufffe\"",
            "\"\\u202eevil\\u200b\"",
            "\"" + "😀".repeat(30) + "\"",
            "\"" + "e\u0301".repeat(500) + "\"",
            "\"" + "x".repeat(100_000) + "\"",
            "1" + "0".repeat(2_000),
            "\"'; drop table users; --\"",
            "\"${jndi:ldap://localhost/a} %s%n #{1} {{1}}\"",
            "\"../../../../etc/passwd\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"00000000-0000-0000-0000-00000000000g\"",
            "\"-1\"",
            "\"a@b\"",
            "\"@\"",
            "\"a@b.example\\r\\nBcc: c@d.example\"");

    private final Operation operation;
    private final Map<String, Object> schema;
    private final Random random;

    private MalformedBodies(Operation operation, Map<String, Object> schema, Random random) {
        this.operation = operation;
        this.schema = schema;
        this.random = random;
    }

    static List<FuzzCase> of(Operation operation, Random random) {
        return operation.body() == null ? List.of() : new MalformedBodies(operation, operation.body(), random).all();
    }

    private List<FuzzCase> all() {
        var cases = new ArrayList<FuzzCase>();
        NOT_OBJECTS.forEach(text -> cases.add(body("the body " + text, text.getBytes(UTF_8))));
        cases.add(body("a byte that is no UTF-8", "{\"a\":\"\u00ff\"}".getBytes(ISO_8859_1)));
        cases.add(body("half a surrogate pair in UTF-8", "{\"a\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1)));
        cases.add(body("a null byte", new byte[1]));
        cases.add(body("100,000 lists in each other", "[".repeat(100_000).getBytes(UTF_8)));
        cases.add(body("5,000 objects in each other", ("{\"a\":".repeat(5_000) + "1").getBytes(UTF_8)));
        cases.add(body("a name of a megabyte", ("{\"" + "a".repeat(1 << 20) + "\":1}").getBytes(UTF_8)));
        cases.add(changed("UTF-16", text -> text.getBytes(UTF_16)));
        cases.add(changed("a byte order mark", text -> ("\ufeff" + text).getBytes(UTF_8)));
        cases.add(changed("text behind the JSON", text -> (text + " and more").getBytes(UTF_8)));
        for (var field : SampleBodies.properties(schema).keySet()) {
            cases.add(changed("no " + field, text -> without(text, field)));
            cases.add(changed(
                    "two of " + field, text -> ("{\"" + field + "\":\"first\"," + text.substring(1)).getBytes(UTF_8)));
            UNUSUAL_TEXTS.forEach(odd -> cases.add(changed(brief(field, odd), text -> replaced(text, field, odd))));
            NOT_TEXTS.forEach(odd -> cases.add(withWrongType(field, odd)));
        }
        for (var corrupted = 0; corrupted < 12; corrupted++) {
            cases.add(corrupted(random.nextLong()));
        }
        return cases;
    }

    private FuzzCase body(String name, byte[] body) {
        return FuzzCase.malformed(
                name.length() < 60 ? name : name.substring(0, 60),
                caller -> request(caller).withJson(body));
    }

    private FuzzCase changed(String name, Function<String, byte[]> change) {
        return FuzzCase.malformed(name, caller -> request(caller).withJson(change.apply(sample(caller))));
    }

    private FuzzCase withWrongType(String field, String json) {
        var isText = "string"
                .equals(Specification.object(SampleBodies.properties(schema).get(field))
                        .get("type"));
        var name = brief(field, json);
        Function<Person, RawRequest> request =
                caller -> request(caller).withJson(replaced(sample(caller), field, json));
        return isText ? FuzzCase.malformedField(name, field, request) : FuzzCase.malformed(name, request);
    }

    /** A good body with a few bytes of it changed, cut out or doubled. */
    private FuzzCase corrupted(long seed) {
        return changed("spoilt with seed " + seed, text -> {
            var chance = new Random(seed);
            var bytes = new ArrayList<Byte>();
            for (var one : text.getBytes(UTF_8)) {
                switch (chance.nextInt(12)) {
                    case 0 -> bytes.add((byte) chance.nextInt(256));
                    case 1 -> {}
                    case 2 -> bytes.addAll(List.of(one, one));
                    default -> bytes.add(one);
                }
            }
            var corrupted = new byte[bytes.size()];
            for (var at = 0; at < corrupted.length; at++) {
                corrupted[at] = bytes.get(at);
            }
            return corrupted;
        });
    }

    private RawRequest request(Person caller) {
        return RawRequest.of(
                operation.method(), operation.pathWith("", "", caller.id().toString()));
    }

    private String sample(Person caller) {
        return JsonMapper.shared().writeValueAsString(SampleBodies.of(schema, caller));
    }

    private static byte[] without(String json, String field) {
        var members = members(json);
        members.remove(field);
        return JsonMapper.shared().writeValueAsBytes(members);
    }

    /** The value is JSON, or pretends to be: it is put in as it stands. */
    private static byte[] replaced(String json, String field, String value) {
        var members = members(json);
        members.put(field, "@@@");
        return JsonMapper.shared()
                .writeValueAsString(members)
                .replace("\"@@@\"", value)
                .getBytes(UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(String json) {
        return JsonMapper.shared().readValue(json, LinkedHashMap.class);
    }

    private static String brief(String field, String value) {
        return field + ": " + (value.length() < 40 ? value : value.substring(0, 40) + "…");
    }
}
