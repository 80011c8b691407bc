package dev.kith.auth.recovery;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.password.Password;
import dev.kith.auth.session.SessionIds;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PasswordController {

    private final PasswordChange passwords;

    PasswordController(PasswordChange passwords) {
        this.passwords = passwords;
    }

    @PutMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Identity caller, @RequestBody Change change, ClientInfo client) {
        var errors = new ArrayList<FieldError>();
        if (change.currentPassword() == null) {
            errors.add(new FieldError("/current_password", "the current password is required"));
        }
        if (change.newPassword() == null) {
            errors.add(new FieldError("/new_password", "a new password is required"));
        } else {
            change.newPassword().fault().ifPresent(fault -> errors.add(new FieldError("/new_password", fault)));
        }
        if (change.currentPassword() == null || change.newPassword() == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var session = SessionIds.of(caller).orElse(null);
        passwords.change(caller.subject(), session, change.currentPassword(), change.newPassword(), client);
    }

    record Change(
            @Nullable Password currentPassword, @Nullable Password newPassword) {}
}
