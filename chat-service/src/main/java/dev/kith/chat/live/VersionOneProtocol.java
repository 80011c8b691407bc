package dev.kith.chat.live;

import dev.kith.chat.hub.Protocol;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The subprotocol {@code kith.chat.v1}. */
@Component
public class VersionOneProtocol implements Protocol {

    public static final String NAME = "kith.chat.v1";

    private final FrameHandlers handlers;
    private final Streams streams;
    private final JsonMapper json;

    VersionOneProtocol(ObjectProvider<FrameHandler<?>> handlers, Streams streams, JsonMapper json) {
        this.handlers = new FrameHandlers(handlers.stream().toList(), json);
        this.streams = streams;
        this.json = json;
    }

    @Override
    public String protocol() {
        return NAME;
    }

    @Override
    public ProtocolSession accept(Socket socket) {
        return new VersionOneSession(socket, handlers, streams, json);
    }
}
