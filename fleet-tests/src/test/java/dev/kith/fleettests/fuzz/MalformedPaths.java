package dev.kith.fleettests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Paths and queries that lead nowhere, or where they should not. */
final class MalformedPaths {

    private static final List<String> ODD_SEGMENTS = List.of(
            "not-a-uuid",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "019AA3F0-7B1C-7C55-9D2E-0C8A4F6B1E23",
            "019aa3f0-7b1c-7c55-9d2e-0c8a4f6b1e23x",
            "{019aa3f0-7b1c-7c55-9d2e-0c8a4f6b1e23}",
            "1",
            "-1",
            "",
            "%00",
            "a%00b",
            "%ff%fe",
            "%ed%a0%80",
            "%",
            "%zz",
            "%2",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..;",
            "a;b=c",
            "a%2fb",
            "a%5cb",
            "a\\b",
            "a%252fb",
            "%0d%0aX-Injected:%20a",
            "'%20or%20'1'='1",
            "%f0%9f%98%80",
            "\u00c3\u00a4",
            "<script>",
            "${jndi:ldap://localhost/a}",
            "x".repeat(3_000),
            "x".repeat(9_000));

    private static final List<String> ODD_VALUES = List.of(
            "",
            "0",
            "-1",
            "101",
            "501",
            "1.5",
            "1e3",
            "0x10",
            "99999999999999999999999999",
            "abc",
            "%00",
            "%ff",
            "%",
            "%zz",
            "%20",
            "AAAA",
            "eyJhIjoxfQ",
            "%2b%2f%3d",
            "null",
            "'%20or%201=1",
            "x".repeat(2_000));

    private static final List<String> ODD_QUERIES = List.of(
            "?",
            "?=",
            "?&&",
            "?a",
            "?a[]=1",
            "?%=%",
            "?%00=%00",
            "?%ff=%ff",
            "?limit=1&limit=2",
            "?limit",
            "??",
            "?#",
            "?a=" + "b".repeat(3_000));

    private static final List<Function<String, String>> ODD_TARGETS = List.of(
            path -> "/" + path,
            path -> path + "/",
            path -> path + "//",
            path -> path + "/..",
            path -> path + "/%2e%2e/",
            path -> path + ";jsessionid=1",
            path -> path + "%20",
            path -> path + "\u0000",
            path -> path.replace("/api", "/API"),
            path -> path.replace("/api/", "/api//"),
            path -> path.replace("/api/", "/./api/"),
            path -> path.replace("/api/", "/api/%2e/"),
            path -> path.substring(1),
            path -> "http://localhost" + path,
            path -> "http://elsewhere.example:80" + path,
            path -> "*",
            path -> path + " " + path);

    private MalformedPaths() {}

    static List<FuzzCase> of(Operation operation) {
        var cases = new ArrayList<FuzzCase>();
        for (var parameter : operation.parametersIn("path")) {
            ODD_SEGMENTS.forEach(odd -> cases.add(FuzzCase.malformed(
                    parameter.name() + " is " + brief(odd),
                    caller -> RawRequest.of(
                            operation.method(),
                            operation.pathWith(
                                    parameter.name(), odd, caller.id().toString())))));
        }
        for (var parameter : operation.parametersIn("query")) {
            ODD_VALUES.forEach(odd -> cases.add(target(operation, "?" + parameter.name() + "=" + odd)));
        }
        ODD_QUERIES.forEach(odd -> cases.add(target(operation, odd)));
        for (var at = 0; at < ODD_TARGETS.size(); at++) {
            var odd = ODD_TARGETS.get(at);
            cases.add(FuzzCase.malformed(
                    "the target " + odd.apply("/api/…"),
                    caller -> RawRequest.of(
                            operation.method(),
                            odd.apply(operation.pathWith("", "", caller.id().toString())))));
        }
        return cases;
    }

    private static FuzzCase target(Operation operation, String query) {
        return FuzzCase.malformed(
                "the query " + brief(query),
                caller -> RawRequest.of(
                        operation.method(),
                        operation.pathWith("", "", caller.id().toString()) + query));
    }

    private static String brief(String value) {
        return value.length() < 60 ? value : value.substring(0, 60) + "…";
    }
}
