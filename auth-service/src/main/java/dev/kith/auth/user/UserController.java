package dev.kith.auth.user;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.http.identity.Identity;
import dev.kith.web.idempotency.IdempotencyRecords;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicEndpoint;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {

    private final Users users;
    private final IdempotencyRecords idempotencyRecords;

    UserController(Users users, IdempotencyRecords idempotencyRecords) {
        this.users = users;
        this.idempotencyRecords = idempotencyRecords;
    }

    // With an Idempotency-Key a connection waits while the password is hashed; Passwords lets few of them do so.
    @PublicEndpoint
    @Idempotent
    @PostMapping("/api/auth/register")
    Account register(@RequestBody SignUp request, ClientInfo client) {
        var user = users.register(request.check(), client);
        idempotencyRecords.belongsTo(user.id());
        return Account.of(user);
    }

    // Answers below this path too, as the contract has it.
    @GetMapping("/api/auth/id/**")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OwnAccount self(Identity caller) {
        return OwnAccount.of(users.get(caller.subject()));
    }

    record Account(UUID id, String email, Instant createdAt) {

        static Account of(User user) {
            return new Account(user.id(), user.email(), user.timeCreated());
        }
    }

    /** The same, with what only its owner is told. */
    record OwnAccount(UUID id, String email, Instant createdAt, boolean emailVerified) {

        static OwnAccount of(User user) {
            return new OwnAccount(user.id(), user.email(), user.timeCreated(), user.emailVerified());
        }
    }
}
