package dev.kith.auth.recovery;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.password.Password;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.EmailAddress;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.PublicEndpoint;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecoveryController {

    private final EmailVerification verification;
    private final PasswordReset reset;
    private final PasswordChange change;

    RecoveryController(EmailVerification verification, PasswordReset reset, PasswordChange change) {
        this.verification = verification;
        this.reset = reset;
        this.change = change;
    }

    @PostMapping("/api/auth/email-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestVerification(Identity caller) {
        verification.request(caller.subject());
    }

    @PublicEndpoint
    @PostMapping("/api/auth/email-verification/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmVerification(@RequestBody Confirmation confirmation, ClientInfo client) {
        if (confirmation.token() == null) {
            throw ProblemException.invalid("/token", "a token is required");
        }
        verification.confirm(confirmation.token(), client);
    }

    @PublicEndpoint
    @PostMapping("/api/auth/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestReset(@RequestBody ResetRequest request, ClientInfo client) {
        if (request.email() == null || EmailAddress.parse(request.email()).isEmpty()) {
            throw ProblemException.invalid("/email", "expected an e-mail address such as name@example.com");
        }
        reset.request(request.email(), client);
    }

    @PublicEndpoint
    @PostMapping("/api/auth/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmReset(@RequestBody ResetConfirmation request, ClientInfo client) {
        var errors = new ArrayList<FieldError>();
        if (request.token() == null) {
            errors.add(new FieldError("/token", "a token is required"));
        }
        if (request.password() == null) {
            errors.add(new FieldError("/password", "a password is required"));
        } else {
            request.password().fault().ifPresent(fault -> errors.add(new FieldError("/password", fault)));
        }
        if (request.token() == null || request.password() == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        reset.confirm(request.token(), request.password(), client);
    }

    @PutMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Identity caller, @RequestBody PasswordChangeRequest request, ClientInfo client) {
        var errors = new ArrayList<FieldError>();
        if (request.currentPassword() == null) {
            errors.add(new FieldError("/current_password", "the current password is required"));
        }
        if (request.newPassword() == null) {
            errors.add(new FieldError("/new_password", "a new password is required"));
        } else {
            request.newPassword().fault().ifPresent(fault -> errors.add(new FieldError("/new_password", fault)));
        }
        if (request.currentPassword() == null || request.newPassword() == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var session = Sessions.idOf(caller).orElse(null);
        change.change(caller.subject(), session, request.currentPassword(), request.newPassword(), client);
    }

    record Confirmation(@Nullable OpaqueToken token) {}

    record ResetRequest(@Nullable String email) {}

    record ResetConfirmation(
            @Nullable OpaqueToken token, @Nullable Password password) {}

    record PasswordChangeRequest(
            @Nullable Password currentPassword, @Nullable Password newPassword) {}
}
