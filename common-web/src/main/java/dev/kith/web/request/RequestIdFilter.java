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

/** Puts the request's id and trace where logs and outgoing events find them (MDC), and echoes the id. */
final class RequestIdFilter extends OncePerRequestFilter {

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
