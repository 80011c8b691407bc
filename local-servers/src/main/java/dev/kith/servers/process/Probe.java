package dev.kith.servers.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One request to a server and its response, for {@link Component#ready}: a few bytes of its protocol instead of a
 * client library.
 */
public final class Probe {

    private static final int TIMEOUT_MILLIS = 1000;

    private Probe() {}

    /** Whether a server listens at the port of 127.0.0.1, and the conversation with it succeeds. */
    public static boolean ask(int port, Conversation conversation) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), TIMEOUT_MILLIS);
            return conversation.succeeds(
                    new DataOutputStream(socket.getOutputStream()), new DataInputStream(socket.getInputStream()));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends a request, and checks the response. */
    @FunctionalInterface
    public interface Conversation {
        boolean succeeds(DataOutputStream request, DataInputStream response) throws IOException;
    }
}
