package dev.kith.chat.live;

import java.util.function.BiConsumer;

/**
 * What is done with one type of frame that clients of {@code kith.chat.v1} send. Declared as a bean.
 *
 * @param <P> the record that the frame's payload is read into; its members may be missing
 */
public interface FrameHandler<P> {

    /** Such as {@code chat.send}. */
    String type();

    Class<P> payload();

    /**
     * Does it, and may take its time: the next frame of this socket waits.
     *
     * @throws dev.kith.http.problem.ProblemException what the client is told, with pointers into the payload
     */
    void handle(Exchange exchange, P payload);

    /** One that has the effect. */
    static <P> FrameHandler<P> on(String type, Class<P> payload, BiConsumer<Exchange, P> effect) {
        return new FrameHandler<>() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Class<P> payload() {
                return payload;
            }

            @Override
            public void handle(Exchange exchange, P read) {
                effect.accept(exchange, read);
            }
        };
    }
}
