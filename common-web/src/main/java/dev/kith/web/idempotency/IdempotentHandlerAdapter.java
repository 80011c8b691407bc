package dev.kith.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls an {@link Idempotent} handler at most once for each key. A filter could not do this: only here the handler is
 * known and the caller is authorised.
 */
final class IdempotentHandlerAdapter extends RequestMappingHandlerAdapter {

    private final IdempotentExecution execution;

    IdempotentHandlerAdapter(IdempotentExecution execution) {
        this.execution = execution;
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
        var key = handler.hasMethodAnnotation(Idempotent.class) ? IdempotentRequest.key(request) : null;
        if (key == null || key.isEmpty()) {
            return super.handleInternal(request, response, handler);
        }
        execution.execute(
                key.get(),
                request,
                response,
                (repeatable, captured) -> super.handleInternal(repeatable, captured, handler));
        return null;
    }
}
