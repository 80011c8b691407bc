package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.tomcat.websocket.Constants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns a request into a socket. */
@RestController
class Handshake {

    private static final String PATH = "/api/chat/ws";

    private final Map<String, Protocol> protocols;
    private final Hub hub;
    private final GracefulShutdown shutdown;
    private final HubProperties limits;
    private final Clock clock;

    Handshake(
            ObjectProvider<Protocol> protocols, Hub hub, GracefulShutdown shutdown, HubProperties limits, Clock clock) {
        this.protocols = protocols.stream().collect(Collectors.toMap(Protocol::protocol, Function.identity()));
        this.hub = hub;
        this.shutdown = shutdown;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping(PATH)
    void open(Identity caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "upgrade failed");
        }
        if (shutdown.hasBegun()) {
            throw ProblemException.later(ProblemType.UNAVAILABLE, "this instance is stopping", Duration.ofSeconds(1));
        }
        var negotiation = new Negotiation(protocols, spoken -> new SocketEndpoint(caller, spoken, hub, limits, clock));
        var config = ServerEndpointConfig.Builder.create(SocketEndpoint.class, PATH)
                .configurator(negotiation)
                .build();
        // The last is 50 ms by default: after one pause of ours the client would hear no code at all.
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
}
