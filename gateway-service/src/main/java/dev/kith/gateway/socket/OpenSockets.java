package dev.kith.gateway.socket;

import dev.kith.gateway.GatewayProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The register of open sockets. When the gateway stops, it closes them first, while requests are still answered: one
 * after the other in random order over the drain period, so that the clients do not all reconnect at once.
 */
@Component
public final class OpenSockets implements SmartLifecycle {

    static final WebSocketCloseStatus GOING_AWAY = new WebSocketCloseStatus(1001, "going away: reconnect and resume");

    private final Duration drainPeriod;
    private final MeterRegistry meters;
    private final Set<OpenSocket> open = ConcurrentHashMap.newKeySet();

    private volatile boolean running;
    private volatile boolean draining;

    OpenSockets(GatewayProperties properties, MeterRegistry meters) {
        this.drainPeriod = properties.relay().drainPeriod();
        this.meters = meters;
    }

    /** A socket that the gateway can close. */
    @FunctionalInterface
    public interface OpenSocket {

        void close(WebSocketCloseStatus status);
    }

    /** Adds a socket, and closes it at once if the gateway is stopping. */
    public void register(OpenSocket socket) {
        open.add(socket);
        if (draining) {
            socket.close(GOING_AWAY);
        }
    }

    public void remove(OpenSocket socket) {
        open.remove(socket);
    }

    /** Counts a socket that the gateway has closed. */
    public void countClosed(WebSocketCloseStatus status) {
        meters.counter("kith.relay.ended", "code", Integer.toString(status.code()))
                .increment();
    }

    /** Whether the gateway is stopping and refuses new sockets. */
    public boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
        var sockets = new ArrayList<>(open);
        Collections.shuffle(sockets);
        try {
            for (var socket : sockets) {
                socket.close(GOING_AWAY);
                Thread.sleep(drainPeriod.dividedBy(sockets.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
