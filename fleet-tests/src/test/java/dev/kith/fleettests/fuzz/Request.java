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

    /**
     * Sends it to the gateway on a connection of its own. The client has another address each time, so that no request
     * is limited because of the requests before it.
     */
    RawResponse exchange() throws IOException {
        var gateway = Fleet.gateway();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(Network.another().address(), 0));
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
