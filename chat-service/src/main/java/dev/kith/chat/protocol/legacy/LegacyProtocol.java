package dev.kith.chat.protocol.legacy;

import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Messages;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.stream.UserStreams;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The protocol of sockets without a subprotocol. */
@Component
class LegacyProtocol implements Protocol {

    private final Messages messages;
    private final UserStreams<ServerFrame> streams;
    private final JsonMapper json;
    private final Clock clock;

    LegacyProtocol(Messages messages, UserStreams<ServerFrame> streams, JsonMapper json, Clock clock) {
        this.messages = messages;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String protocol() {
        return "";
    }

    @Override
    public ProtocolSession accept(Socket socket) {
        return new LegacySession(socket, messages, streams, json, clock);
    }
}
