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

    private final Map<String, Protocol> protocols;
    private final Identity caller;
    private final Hub hub;
    private final HubProperties limits;
    private final Clock clock;
    private String protocol = "";

    Negotiation(Map<String, Protocol> protocols, Identity caller, Hub hub, HubProperties limits, Clock clock) {
        this.protocols = protocols;
        this.caller = caller;
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
    }

    /** The first that the client names and that is spoken here; none otherwise, which a browser takes for a refusal. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        protocol = requested.stream().filter(protocols::containsKey).findFirst().orElse("");
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
        var spoken = Objects.requireNonNull(protocols.get(protocol));
        return type.cast(new SocketEndpoint(caller, spoken, hub, limits, clock));
    }
}
