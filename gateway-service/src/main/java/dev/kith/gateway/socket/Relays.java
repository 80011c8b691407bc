package dev.kith.gateway.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * The open sockets. When the gateway stops they are told to go, first of all and while requests are still answered: one
 * after the other in no order, so that their clients do not all come to the other instances at once.
 */
@Component
@EnableConfigurationProperties(RelayProperties.class)
final class Relays implements SmartLifecycle {

    private final RelayProperties properties;
    private final MeterRegistry meters;
    private final Set<Relay> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean leaving;

    Relays(RelayProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
    }

    /** Relays between these two until their socket is closed. */
    Mono<Void> run(
            WebsocketInbound fromClient,
            WebsocketOutbound toClient,
            WebsocketInbound fromService,
            WebsocketOutbound toService) {
        var relay = new Relay(fromClient, toClient, fromService, toService, properties, this::count);
        open.add(relay);
        if (leaving) {
            relay.end(Relay.GOING_AWAY);
        }
        return relay.run().doFinally(_ -> open.remove(relay));
    }

    /** Whether new sockets are to be refused. */
    boolean areLeaving() {
        return leaving;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        leaving = true;
        var told = new ArrayList<>(open);
        Collections.shuffle(told);
        try {
            for (var relay : told) {
                relay.end(Relay.GOING_AWAY);
                Thread.sleep(properties.departure().dividedBy(told.size()));
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

    private void count(WebSocketCloseStatus why) {
        meters.counter("kith.relay.ended", "code", Integer.toString(why.code())).increment();
    }
}
