package dev.kith.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no handler read more than the service takes, nor a form where a JSON body stands. */
final class BodyFilter extends OncePerRequestFilter {

    private final RequestProperties limits;

    BodyFilter(RequestProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new BoundedRequest(request, limits.maxBodyAt(request.getRequestURI())), response);
    }
}
