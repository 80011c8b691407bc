package dev.kith.chat.presence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is online: all that are watched, as the answer to {@code presence.subscribe}; after that whoever comes or goes.
 *
 * @param ref the client's own name for the frame that this answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PresenceFrame(String type, @Nullable String ref, List<State> users) {

    PresenceFrame(@Nullable String ref, List<State> users) {
        this("presence", ref, users);
    }

    record State(UUID id, boolean online) {}
}
