package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tomcat calls for one socket. */
final class SocketEndpoint extends Endpoint {

    private static final Logger log = LoggerFactory.getLogger(SocketEndpoint.class);

    private final Identity caller;
    private final Protocol protocol;
    private final Hub hub;
    private final HubProperties limits;
    private final Clock clock;
    private @Nullable Connection connection;
    private @Nullable Inbound inbound;

    SocketEndpoint(Identity caller, Protocol protocol, Hub hub, HubProperties limits, Clock clock) {
        this.caller = caller;
        this.protocol = protocol;
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void onOpen(Session transport, EndpointConfig config) {
        var opened = new Connection(transport, caller, limits, hub.backlog(), clock);
        var session = protocol.accept(opened);
        opened.accepted(session);
        connection = opened;
        if (!hub.add(opened)) {
            opened.close(CloseCode.TOO_MANY_SOCKETS);
            return;
        }
        var incoming = new Inbound(opened, session, limits);
        inbound = incoming;
        transport.addMessageHandler(String.class, incoming::part);
        transport.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (_, _) -> incoming.binary());
        transport.addMessageHandler(PongMessage.class, _ -> incoming.pong());
        incoming.opened();
    }

    @Override
    public void onClose(Session transport, CloseReason reason) {
        if (connection == null) {
            return;
        }
        var code = connection.closed(reason.getCloseCode().getCode());
        if (inbound != null) {
            inbound.closed();
        }
        // Last, so that nobody keeps anything anew for a socket that the hub has let go.
        hub.remove(connection, code);
    }

    @Override
    public void onError(Session transport, Throwable failure) {
        // Mostly a client that went without a word; whatever the protocol throws is logged where it is caught.
        log.debug("Socket {} failed: {}", transport.getId(), failure.toString());
    }
}
