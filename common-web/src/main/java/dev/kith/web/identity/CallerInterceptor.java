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
 * Refuses callers without an identity, unless the handler is public. Refuses all callers but the operator if the
 * handler is an {@link OperatorEndpoint}.
 */
final class CallerInterceptor implements HandlerInterceptor {

    private final boolean publicReads;

    CallerInterceptor(boolean publicReads) {
        this.publicReads = publicReads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isOptions(request)) {
            return true;
        }
        var caller = Callers.of(request);
        if (caller.isEmpty() && !isPublic(handler)) {
            throw Callers.unauthenticated();
        }
        if (isAnnotated(OperatorEndpoint.class, handler)
                && caller.filter(Identity::isOperator).isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "only the operator of this fleet may do this");
        }
        return true;
    }

    private boolean isPublic(Object handler) {
        return isAnnotated(PublicEndpoint.class, handler) || (publicReads && isAnnotated(PublicRead.class, handler));
    }

    private static boolean isAnnotated(Class<? extends Annotation> annotation, Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(annotation)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), annotation));
    }

    // Spring answers OPTIONS itself, with nothing but Allow.
    private static boolean isOptions(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod());
    }
}
