package dev.kith.chat.live;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    /**
     * Null if it is none. Half of a surrogate pair in the ref is no text (RFC 7493, section 2.1), and could not be sent
     * back.
     */
    static @Nullable ClientFrame read(String text, JsonMapper json) {
        try {
            @Nullable ClientFrame frame = json.readValue(text, ClientFrame.class);
            return frame == null || frame.isRefText() ? frame : null;
        } catch (JacksonException notAFrame) {
            return null;
        }
    }

    private boolean isRefText() {
        return ref == null || UTF_8.newEncoder().canEncode(ref);
    }
}
