package dev.kith.chat.live;

import java.util.function.BiConsumer;

/**
 * What is done with one type of frame that clients of {@code kith.chat.v1} send. Declared as a bean.
 *
 * @param type such as {@code chat.send}
 * @param payload the record that the frame's payload is read into; its members may be missing
 * @param effect may take its time: the next frame of this socket waits. What it throws as a
 *     {@link dev.kith.http.problem.ProblemException}, with pointers into the payload, the client is told
 */
public record FrameHandler<P>(String type, Class<P> payload, BiConsumer<Exchange, P> effect) {

    /** One that has this effect. */
    public static <P> FrameHandler<P> on(String type, Class<P> payload, BiConsumer<Exchange, P> effect) {
        return new FrameHandler<>(type, payload, effect);
    }
}
