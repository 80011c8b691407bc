package dev.kith.auth.user;

import dev.kith.web.identity.OperatorEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints of {@code ./kith users}. A user is given by id or by address. */
@RestController
@OperatorEndpoint
class BanController {

    private final Bans bans;

    BanController(Bans bans) {
        this.bans = bans;
    }

    @PutMapping("/internal/users/{user}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ban(@PathVariable String user) {
        bans.ban(user);
    }

    @DeleteMapping("/internal/users/{user}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable String user) {
        bans.lift(user);
    }
}
