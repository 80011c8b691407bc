package dev.kith.chat.token;

import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.Hub;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.hub.SocketOpened;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Closes the sockets of revoked sessions: those that are open when it is heard, and those that open or change their
 * session in that very moment. For that the session is put down first and the sockets are looked through then, while
 * each socket is first put where this finds it and then looked at.
 */
@Component
class Revocations {

    private final RevokedSessions revoked;
    private final Hub hub;

    Revocations(RevokedSessions revoked, Hub hub) {
        this.revoked = revoked;
        this.hub = hub;
    }

    void heard(SessionRevoked event) {
        revoked.add(event);
        hub.socketsOf(event.userId()).forEach(this::closeIfRevoked);
    }

    @EventListener
    void opened(SocketOpened event) {
        closeIfRevoked(event.socket());
    }

    void closeIfRevoked(Socket socket) {
        if (revoked.contains(socket.identity().session())) {
            socket.close(CloseCode.SESSION_REVOKED);
        }
    }
}
