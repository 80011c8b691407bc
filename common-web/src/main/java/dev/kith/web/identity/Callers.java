package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The verified caller of a request, for filters and interceptors. A controller takes an argument of type
 * {@link Identity} instead, or {@code Optional<Identity>} if it is public.
 */
public final class Callers {

    private static final String ATTRIBUTE = Identity.class.getName();

    private Callers() {}

    public static Optional<Identity> of(HttpServletRequest request) {
        return Optional.ofNullable((Identity) request.getAttribute(ATTRIBUTE));
    }

    static void set(HttpServletRequest request, Identity caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    // Not the words "invalid token" or "missing authorization token": clients sign their user out on those, and a
    // request that did not come through the gateway says nothing about a token.
    static ProblemException unauthenticated() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "missing user id");
    }
}
