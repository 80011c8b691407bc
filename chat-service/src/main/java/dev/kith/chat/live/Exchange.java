package dev.kith.chat.live;

import dev.kith.chat.hub.Socket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frame that came in, and the way to answer. */
public final class Exchange {

    private final VersionOneSession session;
    private final @Nullable String ref;

    Exchange(VersionOneSession session, @Nullable String ref) {
        this.session = session;
        this.ref = ref;
    }

    public Socket socket() {
        return session.socket();
    }

    /** Who sent the frame. */
    public UUID user() {
        return socket().user();
    }

    /** The client's own name for the frame, which every answer to it carries. */
    public @Nullable String ref() {
        return ref;
    }

    /** Sends a frame, a record with its {@code type}, to this socket alone. */
    public void reply(Object frame) {
        session.send(frame);
    }

    /** Says that it is done, to a client that gave the frame a name and so wants to know. */
    public void done() {
        if (ref != null) {
            reply(AckFrame.of(ref));
        }
    }

    VersionOneSession session() {
        return session;
    }
}
