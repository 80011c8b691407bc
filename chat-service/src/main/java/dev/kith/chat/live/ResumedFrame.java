package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What was missed is told, or cannot be told any more.
 *
 * @param position from where the stream goes on
 * @param read where to read instead what cannot be told; absent where everything was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResumedFrame(
        String type,
        @Nullable String ref,
        boolean complete,
        long position,
        @Nullable String read) {

    private static final String MESSAGES = "/api/chat/conversation";

    ResumedFrame(@Nullable String ref, boolean complete, long position) {
        this("chat.resumed", ref, complete, position, complete ? null : MESSAGES);
    }
}
