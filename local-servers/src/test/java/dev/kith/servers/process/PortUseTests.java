package dev.kith.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortUseTests {

    @Test
    void seesThatAPortIsInUseAndThenFree() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
            assertThat(PortUse.isFree(port)).isFalse();
        }
        assertThat(PortUse.isFree(port)).isTrue();
    }

    @Test
    void seesAListenerOnAllAddresses() throws Exception {
        try (var socket = new ServerSocket(0)) {
            assertThat(PortUse.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHasThePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(PortUse.holder(socket.getLocalPort())).contains(ProcessHandle.current());
        }
    }
}
