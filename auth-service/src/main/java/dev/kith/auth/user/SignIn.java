package dev.kith.auth.user;

import dev.kith.auth.session.AuthenticatedUser;

/** The result of a sign-in with an address and a password. */
sealed interface SignIn {

    record Authenticated(AuthenticatedUser user) implements SignIn {}

    record WrongPassword() implements SignIn {}

    /** No account has this address, or it is not an address. */
    record UnknownAddress() implements SignIn {}
}
