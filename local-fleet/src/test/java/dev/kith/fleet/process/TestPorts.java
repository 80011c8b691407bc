package dev.kith.fleet.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

public final class TestPorts {

    private TestPorts() {}

    public static int next() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
