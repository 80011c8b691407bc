package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.kith.web.identity.OperatorEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints of {@code ./kith keys}. */
@RestController
@OperatorEndpoint
class KeyController {

    private final KeyRotation rotation;

    KeyController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping("/internal/keys")
    List<KeyState> list() {
        return rotation.states();
    }

    @PostMapping("/internal/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyState rotate() {
        return rotation.rotate();
    }

    /**
     * A key as the operator sees it.
     *
     * @param expiresAt when it leaves the key set; null until its successor is created
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyState(
            String kid,
            State state,
            Instant createdAt,
            Instant signsFrom,
            @Nullable Instant expiresAt) {

        enum State {
            /** Published, but does not sign yet. */
            NEXT,
            SIGNING,
            /** Verifies the tokens that it has signed. */
            RETIRED;

            @JsonValue
            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
