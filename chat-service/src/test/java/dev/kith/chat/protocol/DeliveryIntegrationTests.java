package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.chat.stream.StreamSubscriber;
import dev.kith.chat.stream.UserStreams;
import dev.kith.test.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
@Import(DeliveryIntegrationTests.Broken.class)
class DeliveryIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void reachesTheOtherSocketsAndClosesTheOneThatFails() {
        var bob = new Users(jdbc).add();
        try (var broken = SocketClient.of("test.broken", bob, port)) {
            assertThat(broken.text()).isEqualTo("here");
            try (var whole = SocketClient.ofV1(bob, port)) {
                whole.next("chat.connected");

                messages.send(new Users(jdbc).add(), new NewMessage(bob.toString(), "hello", null));

                whole.next("chat.message");
                assertThat(broken.closeCode()).isEqualTo(1011);
            }
        }
    }

    /** A protocol whose sockets cannot take an entry. */
    static final class Broken implements Protocol {

        private final UserStreams<ServerFrame> streams;

        Broken(UserStreams<ServerFrame> streams) {
            this.streams = streams;
        }

        @Override
        public String protocol() {
            return "test.broken";
        }

        @Override
        public ProtocolSession accept(Socket socket) {
            return new BrokenSession(socket, streams);
        }
    }

    private record BrokenSession(Socket socket, UserStreams<ServerFrame> streams)
            implements ProtocolSession, StreamSubscriber<ServerFrame> {

        @Override
        public void opened() {
            var cursor = streams.cursor(socket.user(), this);
            cursor.open();
            cursor.begin();
            socket.send("here");
        }

        @Override
        public void received(String text) {}

        @Override
        public void closed() {}

        @Override
        public void onEntry(StreamEntry<ServerFrame> entry) {
            throw new IllegalStateException("the subscriber of a test fails");
        }

        @Override
        public boolean awaitRoom() throws InterruptedException {
            return socket.awaitRoom();
        }

        @Override
        public void onGap(long position) {}

        @Override
        public void onFailure(RuntimeException failure) {
            socket.close(CloseCode.INTERNAL_ERROR);
        }
    }
}
