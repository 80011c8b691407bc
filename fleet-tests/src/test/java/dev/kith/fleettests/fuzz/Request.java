package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * A request as it is written on the wire: each character of it is one byte. Nothing of it is checked.
 *
 * @param lines the header fields, each {@code name: value}
 */
record Request(String method, String target, List<String> lines, String body) {

    static Request of(String method, String target) {
        return new Request(method, target, List.of("Host: localhost", "Connection: close"), "");
    }

    Request with(String line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new Request(method, target, more, body);
    }

    Request withoutHost() {
        return new Request(method, target, List.of("Connection: close"), body);
    }

    Request withMethod(String other) {
        return new Request(other, target, lines, body);
    }

    Request withTarget(String other) {
        return new Request(method, other, lines, body);
    }

    Request withJson(byte[] json) {
        return with("Content-Type: application/json").withBody(json);
    }

    /** With its {@code Content-Length}. */
    Request withBody(byte[] bytes) {
        return with("Content-Length: " + bytes.length).withUndeclared(new String(bytes, ISO_8859_1));
    }

    /** With nothing that tells the length. */
    Request withUndeclared(String bytes) {
        return new Request(method, target, lines, bytes);
    }

    byte[] bytes() {
        var head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        return (head + body).getBytes(ISO_8859_1);
    }
}
