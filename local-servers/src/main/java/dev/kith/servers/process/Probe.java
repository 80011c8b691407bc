package dev.kith.servers.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One question to a server's port and its answer, for {@link Component#ready}: a few bytes of protocol instead of a
 * client library.
 */
public final class Probe {

    private static final int TIMEOUT_MILLIS = 1000;

    private Probe() {}

    /** Whether something listens at the port of 127.0.0.1, and the conversation with it says yes. */
    public static boolean ask(int port, Conversation conversation) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), TIMEOUT_MILLIS);
            return conversation.says(
                    new DataOutputStream(socket.getOutputStream()), new DataInputStream(socket.getInputStream()));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What is sent, and what is expected. */
    @FunctionalInterface
    public interface Conversation {
        boolean says(DataOutputStream request, DataInputStream response) throws IOException;
    }
}
