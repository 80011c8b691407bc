package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is agreed on when one socket is opened. */
final class Negotiation extends Configurator {

    private final Map<String, SocketHandler> handlers;
    private final Identity caller;
    private final Hub hub;
    private final HubProperties limits;
    private final Clock clock;
    private String protocol = "";

    Negotiation(Map<String, SocketHandler> handlers, Identity caller, Hub hub, HubProperties limits, Clock clock) {
        this.handlers = handlers;
        this.caller = caller;
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
    }

    /** The first that the client names and that is spoken here; none otherwise, which a browser takes for a refusal. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        protocol = requested.stream().filter(handlers::containsKey).findFirst().orElse("");
        return protocol;
    }

    /** None: compression costs each socket some 300 KiB, and frames are short. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /** The gateway has looked at it, where it matters: cookies end there. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        var handler = Objects.requireNonNull(handlers.get(protocol));
        return type.cast(new SocketEndpoint(caller, handler, hub, limits, clock));
    }
}
