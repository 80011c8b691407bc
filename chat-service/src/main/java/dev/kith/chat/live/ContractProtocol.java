package dev.kith.chat.live;

import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Messages;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The contract's protocol, for sockets that agreed on none. */
@Component
class ContractProtocol implements Protocol {

    private final Messages messages;
    private final Streams streams;
    private final JsonMapper json;
    private final Clock clock;

    ContractProtocol(Messages messages, Streams streams, JsonMapper json, Clock clock) {
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
        return new ContractSession(socket, messages, streams, json, clock);
    }
}
