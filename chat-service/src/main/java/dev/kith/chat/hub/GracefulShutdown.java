package dev.kith.chat.hub;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.hub.HubEvent.SocketOpened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Closes all sockets when the service stops: in random order over a period, so that their clients do not all connect to
 * the other instances at once. It runs before everything else stops, while requests are still answered.
 */
@Component
final class GracefulShutdown implements SmartLifecycle {

    private final Hub hub;
    private final Duration period;
    private volatile boolean isRunning;
    private volatile boolean isDraining;

    GracefulShutdown(Hub hub, ChatProperties properties) {
        this.hub = hub;
        this.period = properties.sockets().drainPeriod();
    }

    /** Whether handshakes are to be refused. */
    boolean isDraining() {
        return isDraining;
    }

    /** Closes a socket whose handshake began before the drain, and which was opened after it. */
    @EventListener
    void onSocketOpened(SocketOpened event) {
        if (isDraining) {
            event.socket().close(CloseCode.GOING_AWAY);
        }
    }

    @Override
    public void start() {
        isDraining = false;
        isRunning = true;
    }

    @Override
    public void stop() {
        isDraining = true;
        var sockets = new ArrayList<>(hub.all());
        Collections.shuffle(sockets);
        try {
            for (var socket : sockets) {
                socket.close(CloseCode.GOING_AWAY);
                Thread.sleep(period.dividedBy(sockets.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
