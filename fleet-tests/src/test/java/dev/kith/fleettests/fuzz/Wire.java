package dev.kith.fleettests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.fleettests.Fleet;
import dev.kith.fleettests.Network;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 exchange with the gateway, on a connection of its own. */
final class Wire {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SWITCHING_PROTOCOLS = 101;

    private Wire() {}

    /** As a client of another address each time, so that no request suffers for what those before it did. */
    static Reply exchange(Request request) throws IOException {
        var gateway = Fleet.gateway();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(Network.another().address(), 0));
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.bytes());
            } catch (IOException answeredBeforeItWasRead) {
                // The answer is there all the same, or reading fails too.
            }
            return read(new BufferedInputStream(socket.getInputStream()), request);
        }
    }

    private static Reply read(InputStream in, Request request) throws IOException {
        while (true) {
            var status = Integer.parseInt(line(in).split(" ", 3)[1]);
            var fields = fields(in);
            if (status >= 200 || status == SWITCHING_PROTOCOLS) {
                var hasBody = !request.method().equals("HEAD") && status >= 200 && status != 204 && status != 304;
                return new Reply(request.method(), status, fields, hasBody ? new String(body(in, fields), UTF_8) : "");
            }
        }
    }

    private static Map<String, List<String>> fields(InputStream in) throws IOException {
        var fields = new HashMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            fields.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> fields) throws IOException {
        if (fields.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(fields.get("content-length").getFirst()));
        }
        return fields.containsKey("transfer-encoding") ? chunks(in) : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended without an answer, or within one");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
