package dev.kith.chat.hub;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.ChatProperties.Sockets;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.tomcat.websocket.Constants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Upgrades a request to a WebSocket. */
@RestController
class Handshake {

    private static final String PATH = "/api/chat/ws";

    private final Map<String, Protocol> protocols;
    private final Hub hub;
    private final GracefulShutdown shutdown;
    private final Sockets limits;
    private final Clock clock;

    Handshake(
            ObjectProvider<Protocol> protocols,
            Hub hub,
            GracefulShutdown shutdown,
            ChatProperties properties,
            Clock clock) {
        this.protocols = protocols.stream().collect(Collectors.toMap(Protocol::protocol, Function.identity()));
        this.hub = hub;
        this.shutdown = shutdown;
        this.limits = properties.sockets();
        this.clock = clock;
    }

    @GetMapping(PATH)
    void open(Identity caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "upgrade failed");
        }
        if (shutdown.isDraining()) {
            throw ProblemException.later(ProblemType.UNAVAILABLE, "this instance is stopping", Duration.ofSeconds(1));
        }
        var negotiation =
                new Negotiation(protocols, protocol -> new SocketEndpoint(caller, protocol, hub, limits, clock));
        var config = ServerEndpointConfig.Builder.create(SocketEndpoint.class, PATH)
                .configurator(negotiation)
                .build();
        // The last is 50 ms by default: after one pause of this service the client would get no code at all.
        config.getUserProperties()
                .putAll(Map.of(
                        Constants.BLOCKING_SEND_TIMEOUT_PROPERTY,
                                limits.writeWait().toMillis(),
                        Constants.SESSION_CLOSE_TIMEOUT_PROPERTY,
                                limits.closeWait().toMillis(),
                        Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY,
                                limits.closeWait().toMillis()));
        try {
            container(request).upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    /** Agrees on the subprotocol of one socket. */
    private static final class Negotiation extends Configurator {

        private final Map<String, Protocol> protocols;
        private final Function<Protocol, SocketEndpoint> endpoints;
        private String protocol = "";

        Negotiation(Map<String, Protocol> protocols, Function<Protocol, SocketEndpoint> endpoints) {
            this.protocols = protocols;
            this.endpoints = endpoints;
        }

        /** The first known one that the client names; else none, and a browser then closes the socket. */
        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            protocol = requested.stream()
                    .filter(protocols::containsKey)
                    .findFirst()
                    .orElse("");
            return protocol;
        }

        /** None: compression would take about 300 KiB for each socket, and frames are short. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        /** The gateway has checked it where it matters: for requests that a cookie authenticates. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoints.apply(Objects.requireNonNull(protocols.get(protocol))));
        }
    }
}
