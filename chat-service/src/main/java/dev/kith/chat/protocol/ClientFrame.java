package dev.kith.chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A frame from a client.
 *
 * @param type such as {@code chat.send}
 * @param ref the id that the client chose for this frame; the answer repeats it
 * @param payload the members of this type
 */
public record ClientFrame(
        @Nullable String type,
        @Nullable String ref,
        @Nullable JsonNode payload) {

    /**
     * Returns null if the text is not a frame. A ref with half of a surrogate pair is not text (RFC 7493, section 2.1),
     * and could not be sent back.
     */
    public static @Nullable ClientFrame read(String text, JsonMapper json) {
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
