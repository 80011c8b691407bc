package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Erasing;
import dev.kith.chat.Users;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.database.Erasure;
import dev.kith.test.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class DeletedPeerIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Erasure erasure;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @Test
    void isCalledADeletedUserInResumedFrames() {
        var anna = new Users(jdbc).add();
        var bob = new Users(jdbc).add();
        messages.send(anna, new NewMessage(bob.toString(), "hello", null));
        var own =
                messages.send(bob, new NewMessage(anna.toString(), "hi", null)).message();
        new Erasing(erasure, transaction).erase(anna);

        try (var client = SocketClient.ofV1(bob, port)) {
            client.next("chat.connected");
            client.send("chat.resume", Map.of("after", 0));

            var hers = client.next("chat.message");
            var pseudonym = hers.path("sender").asString();
            assertThat(UUID.fromString(pseudonym).version()).isEqualTo(8);
            assertThat(hers.path("sender_name").asString()).isEqualTo("deleted user");
            assertThat(hers.path("position").asLong()).isEqualTo(1);
            var his = client.next("chat.message");
            assertThat(his.path("payload").path("receiver").asString()).isEqualTo(pseudonym);
            assertThat(his.path("receiver_name").asString()).isEqualTo("deleted user");
            assertThat(his.has("sender_name")).isFalse();
            assertThat(client.next("chat.resumed").path("complete").asBoolean()).isTrue();

            messages.edit(bob, own.id(), "hi!");
            var edited = client.next("chat.edited");
            assertThat(edited.path("receiver_name").asString()).isEqualTo("deleted user");
            assertThat(edited.path("position").asLong()).isEqualTo(3);
        }
    }
}
