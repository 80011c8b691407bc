package dev.kith.chat.protocol.v1;

import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.stream.UserStreams;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The subprotocol {@code kith.chat.v1}. */
@Component
public class V1Protocol implements Protocol {

    public static final String NAME = "kith.chat.v1";

    private final Map<String, FrameHandler<?>> handlers;
    private final UserStreams<ServerFrame> streams;
    private final JsonMapper json;

    V1Protocol(ObjectProvider<FrameHandler<?>> handlers, UserStreams<ServerFrame> streams, JsonMapper json) {
        this.handlers = handlers.stream().collect(Collectors.toMap(FrameHandler::type, Function.identity()));
        this.streams = streams;
        this.json = json;
    }

    @Override
    public String protocol() {
        return NAME;
    }

    @Override
    public ProtocolSession accept(Socket socket) {
        return new V1Session(socket, handlers, streams, json);
    }
}
