package dev.kith.auth.user;

import dev.kith.auth.session.Authenticated;

/** What came of an address and a password. */
sealed interface SignIn {

    record Right(Authenticated who) implements SignIn {}

    record WrongPassword() implements SignIn {}

    /** The address is nobody's, or none at all. */
    record NobodysAddress() implements SignIn {}
}
