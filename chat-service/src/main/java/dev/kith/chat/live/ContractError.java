package dev.kith.chat.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.http.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contract's error frame.
 *
 * @param error the contract's words, or those of a problem that it does not know
 * @param problem that problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContractError(
        String type,
        Instant timestamp,
        String error,
        @Nullable Problem problem) {

    ContractError(Instant timestamp, String error, @Nullable Problem problem) {
        this("chat.error", timestamp, error, problem);
    }
}
