package dev.kith.auth.user;

import dev.kith.web.identity.OperatorEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For {@code ./kith users}. A user is named by id or by address. */
@RestController
@OperatorEndpoint
class BanController {

    private final Bans bans;

    BanController(Bans bans) {
        this.bans = bans;
    }

    @PutMapping("/internal/users/{who}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ban(@PathVariable String who) {
        bans.ban(who);
    }

    @DeleteMapping("/internal/users/{who}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable String who) {
        bans.lift(who);
    }
}
