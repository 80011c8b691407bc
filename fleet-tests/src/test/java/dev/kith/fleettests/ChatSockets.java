package dev.kith.fleettests;

import dev.kith.test.client.WebSocketClient;
import java.net.URI;
import java.util.Map;

/** Opens sockets at {@code /api/chat/ws}, through the gateway. */
final class ChatSockets {

    static final String V1 = "kith.chat.v1";

    private static final String PATH = "/api/chat/ws";

    private ChatSockets() {}

    /** Asks for no subprotocol, as clients of the earlier backend do. */
    static WebSocketClient openLegacy(Person person) {
        return open(PATH, authorization(person));
    }

    static WebSocketClient openVersion1(Person person) {
        return open(PATH, authorization(person), V1);
    }

    /** The socket gets every change after this position. */
    static WebSocketClient openVersion1(Person person, long after) {
        return open(PATH + "?after=" + after, authorization(person), V1);
    }

    static WebSocketClient open(Map<String, String> headers) {
        return open(PATH, headers);
    }

    /** The status with which the gateway refuses to open a socket. */
    static int refusal(Map<String, String> headers, String... subprotocols) {
        return refusalAt(PATH, headers, subprotocols);
    }

    static int refusalAt(String path, Map<String, String> headers, String... subprotocols) {
        return WebSocketClient.refusal(uri(path), headers, subprotocols);
    }

    static Map<String, String> authorization(Person person) {
        return Map.of("Authorization", "Bearer " + person.token());
    }

    private static WebSocketClient open(String path, Map<String, String> headers, String... subprotocols) {
        return WebSocketClient.open(uri(path), headers, subprotocols);
    }

    private static URI uri(String path) {
        var gateway = Fleet.gateway();
        return URI.create("ws" + gateway.toString().substring("http".length())).resolve(path);
    }
}
