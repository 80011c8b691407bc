package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kith.fleettests.Fleet;
import dev.kith.fleettests.Network;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it is written on the wire: each character of it is one byte. Nothing of it is checked.
 *
 * @param lines the header fields, each {@code name: value}
 */
record RawRequest(String method, String target, List<String> lines, String body) {

    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of("Host: localhost", "Connection: close"), "");
    }

    RawRequest with(String line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new RawRequest(method, target, more, body);
    }

    RawRequest withoutHost() {
        return new RawRequest(method, target, List.of("Connection: close"), body);
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, lines, body);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, lines, body);
    }

    RawRequest withJson(byte[] json) {
        return with("Content-Type: application/json").withBody(json);
    }

    /** With its {@code Content-Length}. */
    RawRequest withBody(byte[] bytes) {
        return with("Content-Length: " + bytes.length).withUndeclared(new String(bytes, ISO_8859_1));
    }

    /** Without a header for the length. */
    RawRequest withUndeclared(String bytes) {
        return new RawRequest(method, target, lines, bytes);
    }

    /**
     * Sends it to the gateway on a connection of its own. The client has another address each time, so that no request
     * is limited because of the requests before it.
     */
    RawResponse exchange() throws IOException {
        var gateway = Fleet.gateway();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(Network.unused().address(), 0));
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), RawHttp.TIMEOUT_MILLIS);
            socket.setSoTimeout(RawHttp.TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(bytes());
            } catch (IOException answeredBeforeItWasRead) {
                // The response can be read all the same, or reading fails too.
            }
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()), method);
        }
    }

    private byte[] bytes() {
        var head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        return (head + body).getBytes(ISO_8859_1);
    }
}
