package dev.kith.fleettests.fuzz;

import dev.kith.fleettests.Person;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request to come.
 *
 * @param name what is odd about it
 * @param credential the kind of token that is sent
 * @param field the pointer of the field that is of a wrong type, and has to be named where that is why the body is
 *     refused
 * @param request makes it, for the caller that the operation is tried as
 */
record FuzzCase(
        String name, Credential credential, @Nullable String field, Function<Person, RawRequest> request) {

    /** What a request bears witness of. */
    enum Credential {
        /** The caller's token, which is never refused. */
        GOOD,
        /** The request brings its own, which is refused wherever one is needed. */
        DAMAGED,
    }

    static FuzzCase malformed(String name, Function<Person, RawRequest> request) {
        return new FuzzCase(name, Credential.GOOD, null, request);
    }

    static FuzzCase malformedField(String name, String field, Function<Person, RawRequest> request) {
        return new FuzzCase(name, Credential.GOOD, "/" + field, request);
    }

    static FuzzCase malformedToken(String name, Function<Person, RawRequest> request) {
        return new FuzzCase(name, Credential.DAMAGED, null, request);
    }

    @Override
    public String toString() {
        return name;
    }
}
