package dev.kith.auth.recovery;

import dev.kith.auth.client.Client;
import dev.kith.auth.password.Password;
import dev.kith.auth.user.EmailAddress;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.PublicEndpoint;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecoveryController {

    private final Recovery recovery;

    RecoveryController(Recovery recovery) {
        this.recovery = recovery;
    }

    @PostMapping("/api/auth/email-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void verify(Identity caller) {
        recovery.verify(caller.subject());
    }

    @PublicEndpoint
    @PostMapping("/api/auth/email-verification/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verified(@RequestBody Confirmation confirmation, Client client) {
        if (confirmation.token() == null) {
            throw ProblemException.invalid("/token", "a token is required");
        }
        recovery.verified(confirmation.token(), client);
    }

    @PublicEndpoint
    @PostMapping("/api/auth/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reset(@RequestBody ResetRequest request, Client client) {
        if (request.email() == null || EmailAddress.parse(request.email()).isEmpty()) {
            throw ProblemException.invalid("/email", "expected an e-mail address such as name@example.com");
        }
        recovery.reset(request.email(), client);
    }

    @PublicEndpoint
    @PostMapping("/api/auth/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody Reset reset, Client client) {
        var errors = new ArrayList<FieldError>();
        if (reset.token() == null) {
            errors.add(new FieldError("/token", "a token is required"));
        }
        if (reset.password() == null) {
            errors.add(new FieldError("/password", "a password is required"));
        } else {
            reset.password().fault().ifPresent(fault -> errors.add(new FieldError("/password", fault)));
        }
        if (reset.token() == null || reset.password() == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        recovery.reset(reset.token(), reset.password(), client);
    }

    record Confirmation(@Nullable Token token) {}

    record ResetRequest(@Nullable String email) {}

    record Reset(@Nullable Token token, @Nullable Password password) {}
}
