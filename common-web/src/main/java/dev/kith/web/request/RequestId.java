package dev.kith.web.request;

import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** The id of a request, from {@code X-Request-ID} or new. */
public final class RequestId {

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id of this request. Also works for a request that Tomcat refused before any filter ran. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = RequestIds.takeOrMake(request.getHeader(RequestIds.HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Puts the id and the trace into the MDC, for logs and outgoing events, and returns the id in the response. */
    static final class Filter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var id = RequestId.of(request);
            response.setHeader(RequestIds.HEADER, id);
            MDC.put(RequestIds.LOG_FIELD, id);
            TraceParent.parse(request.getHeader(TraceParent.HEADER)).ifPresent(trace -> {
                MDC.put(TraceParent.LOG_FIELD, trace.traceId());
                MDC.put(TraceParent.HEADER, trace.toString());
            });
            try {
                chain.doFilter(request, response);
            } finally {
                MDC.remove(RequestIds.LOG_FIELD);
                MDC.remove(TraceParent.LOG_FIELD);
                MDC.remove(TraceParent.HEADER);
            }
        }
    }
}
