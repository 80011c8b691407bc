package dev.kith.chat.hub;

import dev.kith.chat.hub.HubEvent.SocketClosed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.EventListener;

/**
 * A protocol with commands for tests: {@code echo x}, {@code flood n}, {@code close NAME}, {@code fail}, {@code half}
 * (of a surrogate pair), {@code hold}. It only records other frames.
 */
final class EchoProtocol implements Protocol {

    static final String NAME = "test.echo";

    /** Ends a {@code hold}. */
    final Semaphore released = new Semaphore(0);

    /** What happened on all sockets, in order. */
    final List<String> happened = new CopyOnWriteArrayList<>();

    @Override
    public String protocol() {
        return NAME;
    }

    @Override
    public ProtocolSession accept(Socket socket) {
        return new ProtocolSession() {
            @Override
            public void opened() {
                socket.send("hello " + socket.user());
            }

            @Override
            public void received(String text) {
                var argument = text.substring(text.indexOf(' ') + 1);
                switch (text.split(" ", 2)[0]) {
                    case "echo" -> socket.send(argument);
                    case "flood" -> flood(socket, Integer.parseInt(argument));
                    case "close" -> socket.close(CloseCode.valueOf(argument));
                    case "half" -> socket.send("\ud800");
                    case "hold" -> released.acquireUninterruptibly();
                    case "fail" -> throw new IllegalStateException("the protocol of a test fails");
                    default -> happened.add("received " + text);
                }
            }

            @Override
            public void closed() {
                happened.add("closed " + socket.user());
            }
        };
    }

    @EventListener
    void closed(SocketClosed event) {
        happened.add("closed %s with %d".formatted(event.socket().user(), event.code()));
    }

    /** Sends frames of one kilobyte. */
    private static void flood(Socket socket, int frames) {
        for (var i = 0; i < frames; i++) {
            if (!socket.send("x".repeat(1024))) {
                return;
            }
        }
    }
}
