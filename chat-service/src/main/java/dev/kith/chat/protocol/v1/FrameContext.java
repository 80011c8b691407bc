package dev.kith.chat.protocol.v1;

import dev.kith.chat.hub.Socket;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.protocol.ServerFrame.AckFrame;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The socket and the ref of a frame that is being handled. */
public final class FrameContext {

    private final V1Session session;
    private final @Nullable String ref;

    FrameContext(V1Session session, @Nullable String ref) {
        this.session = session;
        this.ref = ref;
    }

    /**
     * Returns the value of a member that the payload must have.
     *
     * @param pointer to the member, in the payload
     * @throws ProblemException 400 if the value is null
     */
    public static <T> T requireMember(@Nullable T value, String pointer) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "it is missing");
        }
        return value;
    }

    public Socket socket() {
        return session.socket();
    }

    /** The user who sent the frame. */
    public UUID user() {
        return socket().user();
    }

    /** The id that the client chose for the frame. Every answer repeats it. */
    public @Nullable String ref() {
        return ref;
    }

    /** Sends a frame to this socket alone. */
    public void reply(ServerFrame frame) {
        session.send(frame);
    }

    /** Acknowledges the frame, if the client gave it a ref. */
    public void acknowledge() {
        if (ref != null) {
            reply(new AckFrame(ref));
        }
    }

    V1Session session() {
        return session;
    }
}
