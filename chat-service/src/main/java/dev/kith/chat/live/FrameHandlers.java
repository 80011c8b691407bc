package dev.kith.chat.live;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds who handles a frame. */
final class FrameHandlers {

    private static final int MAX_REF = 64;

    private final Map<String, FrameHandler<?>> byType;
    private final JsonMapper json;

    FrameHandlers(Collection<FrameHandler<?>> handlers, JsonMapper json) {
        this.byType = handlers.stream().collect(Collectors.toMap(FrameHandler::type, Function.identity()));
        this.json = json;
    }

    /**
     * Has it handled.
     *
     * @throws ProblemException what is wrong with the frame, or what its handler has against it
     */
    void handle(Exchange exchange, ClientFrame frame) {
        if (exchange.ref() != null && exchange.ref().length() > MAX_REF) {
            throw ProblemException.invalid("/ref", "expected at most %d characters".formatted(MAX_REF));
        }
        var handler = frame.type() == null ? null : byType.get(frame.type());
        if (handler == null) {
            throw ProblemException.invalid(
                    "/type",
                    "expected one of "
                            + String.join(
                                    ", ", byType.keySet().stream().sorted().toList()));
        }
        handle(handler, exchange, frame.payload());
    }

    private <P> void handle(FrameHandler<P> handler, Exchange exchange, @Nullable JsonNode payload) {
        var read = read(payload, handler.payload());
        try {
            handler.effect().accept(exchange, read);
        } catch (ProblemException refused) {
            throw inPayload(refused);
        }
    }

    /** The same, with pointers into the frame. */
    private static ProblemException inPayload(ProblemException refused) {
        var errors = refused.problem().errors();
        return errors.isEmpty()
                ? refused
                : ProblemException.invalid(errors.stream()
                        .map(error -> new FieldError("/payload" + error.pointer(), error.detail()))
                        .toList());
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
}
