package dev.kith.auth.user;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.password.Password;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.idempotency.IdempotencyRecords;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    // With an Idempotency-Key a connection waits while the password is hashed; Passwords limits how many.
    @PublicEndpoint
    @Idempotent
    @PostMapping("/api/auth/register")
    Account register(@RequestBody Registration request, ClientInfo client) {
        var errors = new ArrayList<FieldError>();
        var email = Optional.ofNullable(request.email()).flatMap(EmailAddress::parse);
        if (email.isEmpty()) {
            errors.add(new FieldError("/email", "expected an e-mail address such as name@example.com"));
        }
        if (request.password() == null) {
            errors.add(new FieldError("/password", "a password is required"));
        } else {
            request.password().fault().ifPresent(fault -> errors.add(new FieldError("/password", fault)));
        }
        if (email.isEmpty() || request.password() == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var user = users.register(email.get(), request.password(), client);
        idempotencyRecords.belongsTo(user.id());
        return Account.of(user);
    }

    // The contract answers below this path too.
    @GetMapping("/api/auth/id/**")
    @ResponseStatus(HttpStatus.ACCEPTED)
    User self(Identity caller) {
        return users.get(caller.subject());
    }

    record Registration(@Nullable String email, @Nullable Password password) {}

    /** A new account, without the members that are only for its user. */
    record Account(UUID id, String email, Instant createdAt) {

        static Account of(User user) {
            return new Account(user.id(), user.email(), user.createdAt());
        }
    }
}
