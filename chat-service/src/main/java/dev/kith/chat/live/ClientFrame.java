package dev.kith.chat.live;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client says.
 *
 * @param type such as {@code chat.send}
 * @param ref the client's own name for this frame, which the answer has too
 * @param payload the members that the type has
 */
record ClientFrame(
        @Nullable String type,
        @Nullable String ref,
        @Nullable JsonNode payload) {

    /** Null if it is none. */
    static @Nullable ClientFrame read(String text, JsonMapper json) {
        try {
            return json.readValue(text, ClientFrame.class);
        } catch (JacksonException notAFrame) {
            return null;
        }
    }
}
