package dev.kith.auth.user;

import dev.kith.auth.password.Password;
import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a registration. Anything may be missing from it or wrong; {@link #check} says all of it at once. */
record SignUp(@Nullable String email, @Nullable Password password) {

    /** @throws ProblemException 400 that names each field that is missing or wrong */
    Registration check() {
        var errors = new ArrayList<FieldError>();
        var address = Optional.ofNullable(email).flatMap(EmailAddress::parse);
        if (address.isEmpty()) {
            errors.add(new FieldError("/email", "expected an e-mail address such as name@example.com"));
        }
        if (password == null) {
            errors.add(new FieldError("/password", "a password is required"));
        } else {
            password.fault().ifPresent(fault -> errors.add(new FieldError("/password", fault)));
        }
        if (address.isEmpty() || password == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Registration(address.get(), password);
    }

    /** A registration with nothing wrong in it. */
    record Registration(EmailAddress email, Password password) {}
}
