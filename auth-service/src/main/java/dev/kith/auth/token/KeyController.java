package dev.kith.auth.token;

import dev.kith.web.identity.OperatorEndpoint;
import java.util.List;
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
}
