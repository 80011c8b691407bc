package dev.kith.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that repeats prepared requests. It does as little as possible: on a small machine
 * a full client would take more processor time than what is measured.
 */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(URI base) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        out = socket.getOutputStream();
    }

    /** Sends the request's bytes, reads the whole response, and returns its status. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        var statusLine = readLine(in);
        int status = Integer.parseInt(statusLine.substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        long size;
        do {
            size = Long.parseLong(readLine(in), 16);
            in.skipNBytes(size + 2);
        } while (size > 0);
    }

    /** Without the line end. */
    static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection in the middle of a response");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The text of a GET request. */
    static String get(URI base, String path, String... headerLines) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n");
        for (var line : headerLines) {
            request.append(line).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** The text of a POST request with JSON. */
    static String post(URI base, String path, String json, String... headerLines) {
        var lines = new ArrayList<>(List.of(headerLines));
        lines.add("Content-Type: application/json");
        lines.add("Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length);
        return get(base, path, lines.toArray(String[]::new)).replaceFirst("GET", "POST") + json;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
