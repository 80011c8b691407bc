package dev.kith.test.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP/1.1 byte for byte, for requests that a client of a library would correct or refuse. */
public final class RawHttp {

    public static final int TIMEOUT_MILLIS = 60_000;

    private static final int SWITCHING_PROTOCOLS = 101;

    private RawHttp() {}

    /** Sends the lines of a head without a body, and reads one response. */
    public static RawResponse send(int port, String... head) {
        return sendBytes(port, (String.join("\r\n", head) + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    public static RawResponse sendBytes(int port, byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            return read(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends the bytes, and gives all that comes until the server closes. */
    public static String sendAndReadAll(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads the response to a GET, see {@link #read(InputStream, String)}. */
    public static RawResponse read(InputStream in) throws IOException {
        return read(in, "GET");
    }

    /**
     * Reads one response. Interim responses (1xx) before it are passed over.
     *
     * @param method of the request: the response to a HEAD has no body
     */
    public static RawResponse read(InputStream in, String method) throws IOException {
        while (true) {
            var status = Integer.parseInt(line(in).split(" ", 3)[1]);
            var headers = headers(in);
            if (status >= 200 || status == SWITCHING_PROTOCOLS) {
                var hasBody = !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
                return new RawResponse(method, status, headers, hasBody ? new String(body(in, headers), UTF_8) : "");
            }
        }
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Content-Length")) {
            return in.readNBytes(Integer.parseInt(headers.get("Content-Length").getFirst()));
        }
        return headers.containsKey("Transfer-Encoding") ? chunks(in) : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended after \"%s\"".formatted(line.toString(ISO_8859_1)));
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /**
     * A response.
     *
     * @param method of the request
     * @param headers by name in any case
     */
    public record RawResponse(String method, int status, Map<String, List<String>> headers, String body) {

        /** The values of this header, with commas between them; empty if it is absent. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        public boolean isProblem() {
            return header("Content-Type").equals("application/problem+json");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }
}
