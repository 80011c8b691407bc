package dev.kith.fleettests.fuzz;

import dev.kith.fleettests.Person;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request to come.
 *
 * @param name what is odd about it
 * @param credential whose token goes with it
 * @param field the pointer of the field that is of a wrong type, and has to be named where that is why the body is
 *     refused
 * @param request makes it, for the caller that the operation is tried as
 */
record Case(String name, Credential credential, @Nullable String field, Function<Person, Request> request) {

    /** What a request bears witness of. */
    enum Credential {
        /** The caller's token, which is never refused. */
        GOOD,
        /** The request brings its own, which is refused wherever one is needed. */
        DAMAGED,
    }

    static Case odd(String name, Function<Person, Request> request) {
        return new Case(name, Credential.GOOD, null, request);
    }

    static Case oddField(String name, String field, Function<Person, Request> request) {
        return new Case(name, Credential.GOOD, "/" + field, request);
    }

    static Case oddToken(String name, Function<Person, Request> request) {
        return new Case(name, Credential.DAMAGED, null, request);
    }

    @Override
    public String toString() {
        return name;
    }
}
