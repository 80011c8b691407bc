package dev.kith.chat.protocol.v1;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.protocol.ClientFrame;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.protocol.ServerFrame.ConnectedFrame;
import dev.kith.chat.protocol.ServerFrame.ErrorFrame;
import dev.kith.chat.protocol.ServerFrame.ResumedFrame;
import dev.kith.chat.stream.StreamCursor;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.chat.stream.StreamSubscriber;
import dev.kith.chat.stream.UserStreams;
import dev.kith.http.problem.Problem;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One socket that speaks {@code kith.chat.v1}. */
final class V1Session implements ProtocolSession, StreamSubscriber<ServerFrame> {

    private static final Logger log = LoggerFactory.getLogger(V1Session.class);
    private static final int MAX_REF = 64;

    /**
     * A client that did not name a position in the handshake has this time to resume. Until its first frame nothing is
     * pushed, so that what it missed comes before what is new. A client that only listens receives frames after it.
     */
    private static final long RESUME_SECONDS = 1;

    private final Socket socket;
    private final Map<String, FrameHandler<?>> handlers;
    private final JsonMapper json;
    private final StreamCursor<ServerFrame> cursor;

    V1Session(Socket socket, Map<String, FrameHandler<?>> handlers, UserStreams<ServerFrame> streams, JsonMapper json) {
        this.socket = socket;
        this.handlers = handlers;
        this.json = json;
        this.cursor = streams.cursor(socket.user(), this);
    }

    @Override
    public void opened() {
        send(new ConnectedFrame(socket.user(), cursor.open()));
        socket.parameter("after").ifPresentOrElse(this::resumeAt, this::beginSoon);
    }

    @Override
    public void received(String text) {
        var frame = ClientFrame.read(text, json);
        if (frame == null) {
            fail(null, ProblemException.invalid("", "expected JSON: {\"type\":…,\"payload\":{…}}"));
            return;
        }
        if (!MessageFrameHandlers.RESUME.equals(frame.type())) {
            cursor.begin();
        }
        try {
            handle(frame);
        } catch (ProblemException refused) {
            fail(frame.ref(), refused);
        } catch (RuntimeException fault) {
            fail(frame.ref(), fault);
            // Later frames must not overtake this one. The client reconnects and sends again from here.
            socket.close(CloseCode.INTERNAL_ERROR);
        }
    }

    @Override
    public void closed() {
        cursor.close();
    }

    @Override
    public void onEntry(StreamEntry<ServerFrame> entry) {
        send(entry.content());
    }

    @Override
    public boolean awaitRoom() throws InterruptedException {
        return socket.awaitRoom();
    }

    @Override
    public void onGap(long position) {
        send(new ResumedFrame(null, false, position));
    }

    @Override
    public void onFailure(RuntimeException failure) {
        log.warn("Socket {} is closed, its stream failed: {}", socket.id(), failure.toString());
        socket.close(CloseCode.INTERNAL_ERROR);
    }

    private void resumeAt(String after) {
        try {
            resume(Long.parseLong(after), null);
        } catch (NumberFormatException notANumber) {
            fail(null, ProblemException.invalid("after", "expected a position: a whole number"));
            beginSoon();
        }
    }

    private void beginSoon() {
        CompletableFuture.delayedExecutor(RESUME_SECONDS, SECONDS, Thread::startVirtualThread)
                .execute(cursor::begin);
    }

    void resume(long after, @Nullable String ref) {
        try {
            cursor.resume(after, (isComplete, position) -> send(new ResumedFrame(ref, isComplete, position)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Socket socket() {
        return socket;
    }

    void send(ServerFrame frame) {
        socket.send(json.writeValueAsString(frame));
    }

    private void handle(ClientFrame frame) {
        if (frame.ref() != null && frame.ref().codePointCount(0, frame.ref().length()) > MAX_REF) {
            throw ProblemException.invalid("/ref", "expected at most %d characters".formatted(MAX_REF));
        }
        var handler = frame.type() == null ? null : handlers.get(frame.type());
        if (handler == null) {
            var types = handlers.keySet().stream().sorted().toList();
            throw ProblemException.invalid("/type", "expected one of " + String.join(", ", types));
        }
        handle(frame, handler);
    }

    private <P> void handle(ClientFrame frame, FrameHandler<P> handler) {
        var payload = read(frame.payload(), handler.payload());
        try {
            handler.effect().accept(new FrameContext(this, frame.ref()), payload);
        } catch (ProblemException refused) {
            var errors = refused.problem().errors();
            throw errors.isEmpty()
                    ? refused
                    : ProblemException.invalid(errors.stream()
                            .map(error -> new FieldError("/payload" + error.pointer(), error.detail()))
                            .toList());
        }
    }

    private <P> P read(@Nullable JsonNode payload, Class<P> type) {
        if (payload == null || !payload.isObject()) {
            throw ProblemException.invalid("/payload", "expected an object");
        }
        try {
            return json.treeToValue(payload, type);
        } catch (JacksonException anotherType) {
            throw ProblemException.invalid("/payload", "a member of it has another type than it should");
        }
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
