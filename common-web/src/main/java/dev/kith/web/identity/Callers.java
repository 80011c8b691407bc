package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The verified caller of a request. A controller takes a parameter of type {@link Identity}, or
 * {@code Optional<Identity>} where it is public; this is for what is no controller.
 */
public final class Callers {

    private static final String ATTRIBUTE = Identity.class.getName();

    private Callers() {}

    public static Optional<Identity> of(HttpServletRequest request) {
        return Optional.ofNullable((Identity) request.getAttribute(ATTRIBUTE));
    }

    static void remember(HttpServletRequest request, Identity caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    // Never the words "invalid token" or "missing authorization token": clients sign their user out on those,
    // and a service that was reached past the gateway says nothing about a token.
    static ProblemException unknown() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "missing user id");
    }
}
