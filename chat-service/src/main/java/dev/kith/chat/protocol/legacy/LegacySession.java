package dev.kith.chat.protocol.legacy;

import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.chat.protocol.ClientFrame;
import dev.kith.chat.protocol.ServerFrame;
import dev.kith.chat.protocol.ServerFrame.LegacyErrorFrame;
import dev.kith.chat.protocol.ServerFrame.MessageFrame;
import dev.kith.chat.stream.StreamCursor;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.chat.stream.StreamSubscriber;
import dev.kith.chat.stream.UserStreams;
import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One socket of an earlier client. An error has a text that this client knows; only other errors add a problem. */
final class LegacySession implements ProtocolSession, StreamSubscriber<ServerFrame> {

    private static final Logger log = LoggerFactory.getLogger(LegacySession.class);

    private final Socket socket;
    private final Messages messages;
    private final JsonMapper json;
    private final Clock clock;
    private final StreamCursor<ServerFrame> cursor;

    LegacySession(Socket socket, Messages messages, UserStreams<ServerFrame> streams, JsonMapper json, Clock clock) {
        this.socket = socket;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.cursor = streams.cursor(socket.user(), this);
    }

    @Override
    public void opened() {
        cursor.open();
        socket.send("connected");
        cursor.begin();
    }

    @Override
    public void received(String text) {
        var frame = ClientFrame.read(text, json);
        if (frame == null) {
            fail("invalid json");
        } else if (!"chat.send".equals(frame.type())) {
            fail("unknown message type");
        } else {
            send(read(frame.payload()));
        }
    }

    @Override
    public void closed() {
        cursor.close();
    }

    @Override
    public void onEntry(StreamEntry<ServerFrame> entry) {
        if (entry.content() instanceof MessageFrame message) {
            var frame = json.writeValueAsString(message.withoutPosition());
            socket.send(frame);
            if (message.sender().equals(message.payload().receiver())) {
                // Earlier clients get a note to oneself once for the sender and once for the receiver.
                socket.send(frame);
            }
        }
    }

    @Override
    public boolean awaitRoom() throws InterruptedException {
        return socket.awaitRoom();
    }

    @Override
    public void onGap(long position) {}

    @Override
    public void onFailure(RuntimeException failure) {
        log.warn("Socket {} is closed, its stream failed: {}", socket.id(), failure.toString());
        socket.close(CloseCode.INTERNAL_ERROR);
    }

    private @Nullable NewMessage read(@Nullable JsonNode payload) {
        try {
            return payload == null || !payload.isObject() ? null : json.treeToValue(payload, NewMessage.class);
        } catch (JacksonException anotherType) {
            return null;
        }
    }

    private void send(@Nullable NewMessage message) {
        if (message == null) {
            fail("invalid chat payload");
        } else if (isEmpty(message.receiver()) || isEmpty(message.text())) {
            fail("receiver and text required");
        } else {
            try {
                messages.send(socket.user(), message);
            } catch (ProblemException refused) {
                fail(String.valueOf(refused.getMessage()), refused.problem());
            } catch (DataAccessException | TransactionException e) {
                log.warn("A message of {} was not stored: {}", socket.user(), e.toString());
                fail("failed to save message");
            } catch (RuntimeException e) {
                log.error("A message of {} was not stored", socket.user(), e);
                fail("failed to save message");
            }
        }
    }

    private void fail(String error) {
        fail(error, null);
    }

    private void fail(String error, @Nullable Problem problem) {
        socket.send(json.writeValueAsString(new LegacyErrorFrame(clock.instant(), error, problem)));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
