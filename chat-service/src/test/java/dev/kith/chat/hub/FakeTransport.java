package dev.kith.chat.hub;

import dev.kith.http.identity.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A WebSocket session of Tomcat without a client. It records its close codes. */
final class FakeTransport {

    private final List<Integer> closed = new CopyOnWriteArrayList<>();
    private final Runnable writing;

    FakeTransport() {
        this(() -> {});
    }

    /** @param writing runs when a text is written; it may block or throw */
    FakeTransport(Runnable writing) {
        this.writing = writing;
    }

    /** A connection on this transport, with the default limits. */
    Connection connection(SharedBacklog backlog) {
        var identity = new Identity(UUID.randomUUID(), null, Set.of(), Instant.MAX);
        return new Connection(session(), identity, ChatPropertiesTests.DEFAULTS, backlog, backlog, Clock.systemUTC());
    }

    /** The codes with which it was closed. */
    List<Integer> closed() {
        return List.copyOf(closed);
    }

    private Session session() {
        var remote = fake(RemoteEndpoint.Basic.class, (_, method, _) -> {
            if (method.getName().equals("sendText")) {
                writing.run();
            }
            return null;
        });
        return fake(Session.class, (_, method, arguments) -> switch (method.getName()) {
            case "getId" -> "fake";
            case "getBasicRemote" -> remote;
            case "close" -> close((CloseReason) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private @Nullable Object close(CloseReason reason) {
        closed.add(reason.getCloseCode().getCode());
        return null;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
