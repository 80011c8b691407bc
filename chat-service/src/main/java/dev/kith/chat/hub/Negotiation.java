package dev.kith.chat.hub;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What is agreed on when one socket is opened. */
final class Negotiation extends Configurator {

    private final Map<String, Protocol> protocols;
    private final Function<Protocol, SocketEndpoint> endpoints;
    private String protocol = "";

    Negotiation(Map<String, Protocol> protocols, Function<Protocol, SocketEndpoint> endpoints) {
        this.protocols = protocols;
        this.endpoints = endpoints;
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
        return type.cast(endpoints.apply(Objects.requireNonNull(protocols.get(protocol))));
    }
}
