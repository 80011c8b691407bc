package dev.kith.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.Issuer;
import dev.kith.gateway.testing.Service;
import dev.kith.gateway.testing.SocketService;
import dev.kith.test.RawSocket;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GracefulShutdownTests {

    private final Issuer issuer = new Issuer();
    private final Service auth = issuer.publishAt(new Service());
    private final SocketService chat = new SocketService();

    @AfterEach
    void stop() {
        auth.close();
        chat.close();
    }

    @Test
    void closesEverySocketWithGoingAway() throws Exception {
        var gateway = Gateway.start(Map.of(
                        "AUTH_SERVICE_URL",
                        auth.url(),
                        "PROFILE_SERVICE_URL",
                        "",
                        "CHAT_SERVICE_URL",
                        "http://127.0.0.1:" + chat.port(),
                        "SOCKET_DRAIN_PERIOD",
                        "1s"))
                .listening();
        var clients = new ArrayList<RawSocket>();
        var services = new ArrayList<SocketService.End>();
        for (var i = 0; i < 5; i++) {
            var bearer = Map.of("Authorization", "Bearer " + issuer.token(UUID.randomUUID()));
            clients.add(RawSocket.open(gateway.port(), "/api/chat/ws", bearer));
            services.add(chat.next());
        }
        gateway.close();

        for (var client : clients) {
            var last = client.read();
            assertThat(last.code()).isEqualTo(1001);
            assertThat(last.reason()).contains("reconnect");
        }
        for (var service : services) {
            assertThat(service.read()).isEqualTo("8:1001");
        }
    }
}
