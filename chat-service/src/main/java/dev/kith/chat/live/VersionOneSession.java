package dev.kith.chat.live;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.kith.chat.change.Change;
import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** One socket that speaks {@code kith.chat.v1}. */
final class VersionOneSession implements ProtocolSession, Following {

    private static final Logger log = LoggerFactory.getLogger(VersionOneSession.class);

    /**
     * How long a client may take to resume that did not name a position when it opened the socket. Until its first
     * frame nothing is pushed, so that what it missed comes before what is new; a client that only listens begins after
     * this.
     */
    private static final long GRACE_SECONDS = 1;

    private final Socket socket;
    private final FrameHandlers handlers;
    private final JsonMapper json;
    private final UserStream stream;
    private final Follower follower;

    VersionOneSession(Socket socket, FrameHandlers handlers, Streams streams, JsonMapper json) {
        this.socket = socket;
        this.handlers = handlers;
        this.json = json;
        this.stream = streams.of(socket.user());
        var receiver = new SocketReceiver(
                socket, change -> send(PushFrames.of(change)), lost -> send(new ResumedFrame(null, false, lost)));
        this.follower = new Follower(stream, receiver, Thread::startVirtualThread);
    }

    @Override
    public void opened() {
        var position = stream.position();
        follower.startAt(position);
        send(new ConnectedFrame(socket.user(), position));
        socket.parameter("after").ifPresentOrElse(this::resumeAt, this::beginSoon);
    }

    @Override
    public void received(String text) {
        var frame = ClientFrame.read(text, json);
        if (frame == null) {
            fail(null, ProblemException.invalid("", "expected JSON: {\"type\":…,\"payload\":{…}}"));
            return;
        }
        if (!MessageFrames.RESUME.equals(frame.type())) {
            follower.begin();
        }
        try {
            handlers.handle(new Exchange(this, frame.ref()), frame);
        } catch (ProblemException refused) {
            fail(frame.ref(), refused);
        } catch (RuntimeException fault) {
            fail(frame.ref(), fault);
            // Nothing that the client has sent behind it may overtake it: it comes back, and sends again from there.
            socket.close(CloseCode.INTERNAL_ERROR);
        }
    }

    @Override
    public void closed() {}

    @Override
    public void heard(Change change) {
        follower.heard(change);
    }

    @Override
    public void reached(long position) {
        follower.reached(position);
    }

    private void resumeAt(String after) {
        try {
            resume(Long.parseLong(after), null);
        } catch (NumberFormatException noPosition) {
            fail(null, ProblemException.invalid("after", "expected a position: a whole number"));
            beginSoon();
        }
    }

    private void beginSoon() {
        CompletableFuture.delayedExecutor(GRACE_SECONDS, SECONDS, Thread::startVirtualThread)
                .execute(follower::begin);
    }

    void resume(long after, @Nullable String ref) {
        try {
            follower.resume(after, (complete, position) -> send(new ResumedFrame(ref, complete, position)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Socket socket() {
        return socket;
    }

    void send(Object frame) {
        socket.send(json.writeValueAsString(frame));
    }

    private void fail(@Nullable String ref, RuntimeException failure) {
        send(new ErrorFrame(ref, problem(failure)));
    }

    private Problem problem(RuntimeException failure) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case DataAccessException _, TransactionException _ -> {
                log.warn("A frame of {} was not handled: {}", socket.user(), failure.toString());
                yield Problem.of(ProblemType.UNAVAILABLE, "not available right now, try again");
            }
            default -> {
                log.error("A frame of {} was not handled", socket.user(), failure);
                yield Problem.of(ProblemType.INTERNAL_ERROR, null);
            }
        };
    }
}
