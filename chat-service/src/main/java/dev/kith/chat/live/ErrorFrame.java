package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.http.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Something that the client sent could not be done; the socket lives on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorFrame(String type, @Nullable String ref, Problem problem) {

    ErrorFrame(@Nullable String ref, Problem problem) {
        this("error", ref, problem);
    }
}
