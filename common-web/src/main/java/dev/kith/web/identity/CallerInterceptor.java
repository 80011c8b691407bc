package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Closes every handler to callers without an identity, except those that say they are public; and those of the operator
 * to everybody else.
 */
final class CallerInterceptor implements HandlerInterceptor {

    private final boolean publicReads;

    CallerInterceptor(boolean publicReads) {
        this.publicReads = publicReads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (asksForOptions(request)) {
            return true;
        }
        var caller = Callers.of(request);
        if (caller.isEmpty() && !isPublic(handler)) {
            throw Callers.unknown();
        }
        if (carries(OperatorEndpoint.class, handler)
                && caller.filter(Identity::isOperator).isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "only the operator of this fleet may do this");
        }
        return true;
    }

    private boolean isPublic(Object handler) {
        return carries(PublicEndpoint.class, handler) || (publicReads && carries(PublicRead.class, handler));
    }

    private static boolean carries(Class<? extends Annotation> annotation, Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(annotation)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), annotation));
    }

    // Spring answers these itself, with Allow and nothing else.
    private static boolean asksForOptions(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod());
    }
}
