package dev.kith.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.change.Change;
import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Draft;
import dev.kith.chat.message.Messages;
import dev.kith.test.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
@Import(DeliveriesIntegrationTests.Broken.class)
class DeliveriesIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void reachOtherSocketsAndEndTheOneThatFails() {
        var bob = new Users(jdbc).somebody();
        try (var broken = Client.of("test.broken", bob, port)) {
            assertThat(broken.text()).isEqualTo("here");
            try (var whole = Client.ofVersionOne(bob, port)) {
                whole.next("chat.connected");

                messages.send(new Users(jdbc).somebody(), Draft.of(bob.toString(), "hello", null));

                whole.next("chat.message");
                assertThat(broken.closeCode()).isEqualTo(1011);
            }
        }
    }

    /** A protocol that cannot say what has happened. */
    static final class Broken implements Protocol {

        @Override
        public String protocol() {
            return "test.broken";
        }

        @Override
        public ProtocolSession accept(Socket socket) {
            return new BrokenSession(socket);
        }
    }

    private record BrokenSession(Socket socket) implements ProtocolSession, Following {

        @Override
        public void opened() {
            socket.send("here");
        }

        @Override
        public void received(String text) {}

        @Override
        public void closed() {}

        @Override
        public void heard(Change change) {
            throw new IllegalStateException("told so");
        }

        @Override
        public void reached(long position) {
            throw new IllegalStateException("told so");
        }
    }
}
