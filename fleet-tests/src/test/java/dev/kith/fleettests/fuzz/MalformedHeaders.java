package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.fleettests.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Header fields, methods and framing that are broken, contradict each other, or mean something elsewhere. */
final class MalformedHeaders {

    private static final List<String> MALFORMED_LINES = List.of(
            "Accept: image/png",
            "Accept: */*;q=0",
            "Accept: ;;;,,,/",
            "Accept: application/problem+xml, text/html",
            "Accept-Encoding: gzip;q=x, nothing",
            "Accept-Language: %%%",
            "Accept-Charset: none",
            "Content-Encoding: gzip",
            "Content-Language: ",
            "Idempotency-Key: ",
            "Idempotency-Key: \u00e4\u00f6\u00fc",
            "Idempotency-Key: a\tb",
            "Idempotency-Key: \"'\\",
            "Idempotency-Key: " + "k".repeat(5_000),
            "If-Match: *",
            "If-Match: ",
            "If-Match: \"",
            "If-Match: W/\"1\"",
            "If-Match: unquoted",
            "If-Match: " + "\"a\", ".repeat(500),
            "If-None-Match: *",
            "If-None-Match: \"\u00ff\", W/\"a\", b",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
            "If-Range: \"a\"",
            "Range: bytes=0-0",
            "Range: bytes=-1",
            "Range: bytes=9-1",
            "Range: bytes=" + "0-0,".repeat(500),
            "Range: lines=a-b",
            "Expect: a miracle",
            "X-Request-ID: " + "r".repeat(5_000),
            "X-Request-ID: \u0001\u007f",
            "traceparent: 00-ffffffffffffffffffffffffffffffff-zzzz-01",
            "tracestate: " + "a=b,".repeat(200),
            "X-Forwarded-For: ;;, 999.999.999.999, [::, \"a\"",
            "X-Forwarded-Host: evil.example/../",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Prefix: /../..",
            "X-Forwarded-Port: 99999999999",
            "Forwarded: for=\"[::\";proto=;host",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /internal/keys",
            "X-User-ID: 00000000-0000-0000-0000-000000000000",
            "X-Identity: a.b.c",
            "Origin: null",
            "Origin: %%%",
            "Origin: https://evil.example",
            "Referer: \u00ff",
            "User-Agent: " + "u".repeat(4_000),
            "User-Agent: \u0000",
            "Cookie: " + "a=b; ".repeat(1_000),
            "Cookie: =;;; ;=;\"",
            "TE: trailers, deflate;q=0.5",
            "Trailer: Content-Length",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 8",
            "Sec-WebSocket-Protocol: ,,,",
            "Max-Forwards: -1",
            "Proxy-Authorization: Basic YTpi",
            "Content-Length: -1",
            "Content-Length: nine",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: identity, sideways",
            "Host: another",
            "no colon",
            "sp ace: a",
            ": no name",
            " folded: a",
            "a\u0000b: c",
            "X-Long: " + "x".repeat(20_000),
            String.join("\r\n", Collections.nCopies(500, "X-Many: x")));

    private static final List<String> UNUSUAL_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/cbor",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "application/json;;;",
            "/",
            "*/*",
            "image/png\u00ff");

    private static final List<String> ODD_METHODS =
            List.of("HEAD", "PATCH", "OPTIONS", "TRACE", "get", "PROPFIND", "X", "G\u0000T", "PRI");

    private final Operation operation;
    private final List<FuzzCase> cases = new ArrayList<>();

    private MalformedHeaders(Operation operation) {
        this.operation = operation;
    }

    static List<FuzzCase> of(Operation operation) {
        var odd = new MalformedHeaders(operation);
        MALFORMED_LINES.forEach(line -> odd.add(line, request -> request.with(line)));
        if (operation.body() != null) {
            UNUSUAL_TYPES.forEach(type -> odd.ofType(type));
        }
        ODD_METHODS.forEach(method -> odd.add("the method " + method, request -> request.withMethod(method)));
        odd.framing();
        return odd.cases;
    }

    private void ofType(String type) {
        cases.add(FuzzCase.malformed(
                "Content-Type: " + type,
                caller -> plain(caller).with("Content-Type: " + type).withBody(sample(caller))));
    }

    private void framing() {
        add("no Host", RawRequest::withoutHost);
        add("a length that is not sent", request -> request.with("Content-Length: 7000000"));
        add("two lengths", request -> request.with("Content-Length: 2").withBody("{}{}".getBytes(UTF_8)));
        add("a length and chunks", request -> chunked(request.with("Content-Length: 5"), "2\r\n{}\r\n0\r\n\r\n"));
        add("chunks", request -> chunked(request, "1\r\n{\r\n1;a=b\r\n}\r\n0\r\nX-Trailer: a\r\n\r\n"));
        add("a chunk of no size", request -> chunked(request, "zz\r\n{}\r\n0\r\n\r\n"));
        add("a chunk of a negative size", request -> chunked(request, "-2\r\n{}\r\n0\r\n\r\n"));
        add(
                "a socket without a key",
                request -> request.with("Connection: Upgrade")
                        .with("Upgrade: websocket")
                        .with("Sec-WebSocket-Version: 13"));
        add(
                "a socket of an odd key",
                request -> request.with("Connection: Upgrade")
                        .with("Upgrade: websocket")
                        .with("Sec-WebSocket-Version: 13")
                        .with("Sec-WebSocket-Key: \u00ff"));
    }

    private static RawRequest chunked(RawRequest request, String chunks) {
        return request.with("Content-Type: application/json")
                .with("Transfer-Encoding: chunked")
                .withUndeclared(chunks);
    }

    private void add(String name, Function<RawRequest, RawRequest> oddity) {
        var brief = name.length() < 60 ? name : name.substring(0, 60) + "…";
        cases.add(FuzzCase.malformed(brief, caller -> oddity.apply(plain(caller))));
    }

    private RawRequest plain(Person caller) {
        return RawRequest.of(
                operation.method(), operation.pathWith("", "", caller.id().toString()));
    }

    private byte[] sample(Person caller) {
        return JsonMapper.shared()
                .writeValueAsBytes(operation.body() == null ? "" : SampleBodies.of(operation.body(), caller));
    }
}
