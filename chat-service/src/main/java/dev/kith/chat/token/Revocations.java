package dev.kith.chat.token;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.Hub;
import dev.kith.chat.hub.HubEvent.SocketOpened;
import dev.kith.chat.hub.Socket;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Closes the sockets of revoked sessions, also those that open, or change their session, at the same moment. The
 * session is stored before the sockets are searched; a socket is in the hub before its session is checked.
 */
@Component
public class Revocations {

    private final RevokedSessions revoked;
    private final Hub hub;

    Revocations(RevokedSessions revoked, Hub hub) {
        this.revoked = revoked;
        this.hub = hub;
    }

    @Bean
    static RevokedSessions revokedSessions(ChatProperties properties, Clock clock) {
        return new RevokedSessions(properties.tokens().revokedSessions(), clock);
    }

    public void onEvent(SessionRevoked event) {
        revoked.add(event);
        hub.socketsOf(event.userId()).forEach(this::closeIfRevoked);
    }

    @EventListener
    void onSocketOpened(SocketOpened event) {
        closeIfRevoked(event.socket());
    }

    void closeIfRevoked(Socket socket) {
        if (revoked.contains(socket.identity().session())) {
            socket.close(CloseCode.SESSION_REVOKED);
        }
    }
}
