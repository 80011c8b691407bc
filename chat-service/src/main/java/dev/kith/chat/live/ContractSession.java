package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import dev.kith.chat.change.Change.Sent;
import dev.kith.chat.hub.ProtocolSession;
import dev.kith.chat.hub.Socket;
import dev.kith.chat.message.Draft;
import dev.kith.chat.message.Messages;
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

/** The contract's words to the letter, and those of problems only for what it does not know. */
final class ContractSession implements ProtocolSession, Following {

    private static final Logger log = LoggerFactory.getLogger(ContractSession.class);

    private final Socket socket;
    private final Messages messages;
    private final JsonMapper json;
    private final Clock clock;
    private final UserStream stream;
    private final Follower follower;

    ContractSession(Socket socket, Messages messages, Streams streams, JsonMapper json, Clock clock) {
        this.socket = socket;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.stream = streams.of(socket.user());
        this.follower =
                new Follower(stream, new SocketReceiver(socket, this::push, _ -> {}), Thread::startVirtualThread);
    }

    @Override
    public void opened() {
        follower.startAt(stream.position());
        socket.send("connected");
        follower.begin();
    }

    @Override
    public void received(String text) {
        var frame = ClientFrame.read(text, json);
        if (frame == null) {
            fail("invalid json");
        } else if (!"chat.send".equals(frame.type())) {
            fail("unknown message type");
        } else {
            send(payload(frame.payload()));
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

    private @Nullable SendPayload payload(@Nullable JsonNode payload) {
        try {
            return payload == null || !payload.isObject() ? null : json.treeToValue(payload, SendPayload.class);
        } catch (JacksonException anotherType) {
            return null;
        }
    }

    private void send(@Nullable SendPayload payload) {
        if (payload == null) {
            fail("invalid chat payload");
        } else if (isEmpty(payload.receiver()) || isEmpty(payload.text())) {
            fail("receiver and text required");
        } else {
            try {
                messages.send(socket.user(), Draft.of(payload.receiver(), payload.text(), payload.clientId()));
            } catch (ProblemException refused) {
                fail(String.valueOf(refused.getMessage()), refused.problem());
            } catch (DataAccessException | TransactionException e) {
                log.warn("A message of {} was not kept: {}", socket.user(), e.toString());
                fail("failed to save message");
            } catch (RuntimeException e) {
                log.error("A message of {} was not kept", socket.user(), e);
                fail("failed to save message");
            }
        }
    }

    private void push(Change change) {
        if (change.content() instanceof Sent sent) {
            var frame = json.writeValueAsString(MessageFrame.of(sent, change, false));
            socket.send(frame);
            if (sent.sender().equals(sent.receiver())) {
                // Once for each end, as the contract has it.
                socket.send(frame);
            }
        }
    }

    private void fail(String error) {
        fail(error, null);
    }

    private void fail(String error, @Nullable Problem problem) {
        socket.send(json.writeValueAsString(new ContractError(clock.instant(), error, problem)));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
