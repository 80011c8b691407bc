package dev.kith.gateway.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A service behind the gateway: writes down what reaches it, and answers as it is told. It can be stopped and started
 * again.
 */
public final class Service implements AutoCloseable {

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final int port;
    private HttpServer server;
    private boolean stopped;

    public Service() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /**
     * What reached the service.
     *
     * @param target path and query as they were sent
     */
    public record Received(String method, String target, Headers headers, String body) {}

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Answers at this path; everything else is answered with 200 and {@code ok}. */
    public Service at(String path, HttpHandler answer) {
        answers.put(path, answer);
        return this;
    }

    /** All requests so far but those for health and keys. */
    public List<Received> received() {
        return received;
    }

    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError(received.size() + " requests reached the service, expected one");
        }
        return received.getFirst();
    }

    public void forget() {
        received.clear();
    }

    public void stop() {
        server.stop(0);
        stopped = true;
    }

    /** Starts it again if it is stopped. */
    public void start() {
        if (stopped) {
            server = listen(port);
            stopped = false;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith("/health") && !path.equals("/api/auth/jwks")) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
        }
        answers.getOrDefault(path, any -> answer(any, 200, "ok")).handle(exchange);
    }
}
