package dev.kith.web.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Closes every handler to callers without an identity, except those that say they are public. */
final class CallerInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Callers.of(request).isEmpty() && !isPublic(handler) && !asksForOptions(request)) {
            throw Callers.unknown();
        }
        return true;
    }

    private static boolean isPublic(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(PublicEndpoint.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PublicEndpoint.class));
    }

    // Spring answers these itself, with Allow and nothing else.
    private static boolean asksForOptions(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod());
    }
}
