package dev.kith.chat.protocol.v1;

import java.util.function.BiConsumer;

/**
 * Handles one type of frame from clients of {@code kith.chat.v1}. Declared as a bean.
 *
 * @param type such as {@code chat.send}
 * @param payload the record for the frame's payload; each of its members may be missing
 * @param effect may block: the next frame of the socket waits. The client gets a
 *     {@link dev.kith.http.problem.ProblemException} as an error frame; its pointers start at the payload
 */
public record FrameHandler<P>(String type, Class<P> payload, BiConsumer<FrameContext, P> effect) {}
