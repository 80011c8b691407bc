package dev.kith.chat.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the sockets to go when the service stops: one after the other, in random order, so that their clients do not
 * all come to the other instances at once. First of all that stops, while requests are still answered.
 */
@Component
final class GracefulShutdown implements SmartLifecycle {

    private final Hub hub;
    private final Duration span;
    private volatile boolean running;
    private volatile boolean begun;

    GracefulShutdown(Hub hub, HubProperties properties) {
        this.hub = hub;
        this.span = properties.departure();
    }

    /** Whether new sockets are to be refused. */
    boolean hasBegun() {
        return begun;
    }

    /** Its handshake was before the first look, and it came into the hub after the last. */
    @EventListener
    void cameLate(SocketOpened event) {
        if (begun) {
            event.socket().close(CloseCode.GOING_AWAY);
        }
    }

    @Override
    public void start() {
        begun = false;
        running = true;
    }

    @Override
    public void stop() {
        begun = true;
        var leaving = new ArrayList<>(hub.all());
        Collections.shuffle(leaving);
        try {
            for (var connection : leaving) {
                connection.close(CloseCode.GOING_AWAY);
                Thread.sleep(span.dividedBy(leaving.size()));
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

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
