package dev.kith.auth.user;

import dev.kith.auth.password.Password;
import org.jspecify.annotations.Nullable;

/**
 * The body of a login. What is missing is taken as empty, which is nobody's: the contract knows no third answer here.
 */
record Login(String email, Password password) {

    Login(@Nullable String email, @Nullable Password password) {
        this.email = email == null ? "" : email;
        this.password = password == null ? Password.of("") : password;
    }
}
