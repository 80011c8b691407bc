package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Accepts {@code X-User-ID} only with a valid {@code X-Identity} of the same subject, and refuses it otherwise. */
final class IdentityFilter extends OncePerRequestFilter {

    private final IdentityTokens tokens;
    private final ProblemWriter problems;

    IdentityFilter(IdentityTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var claimed = Collections.list(request.getHeaders(IdentityHeaders.USER_ID));
        var caller = verify(claimed, Collections.list(request.getHeaders(IdentityHeaders.IDENTITY)));
        if (caller.isEmpty() && !claimed.isEmpty()) {
            problems.write(request, response, Callers.unauthenticated());
            return;
        }
        caller.ifPresent(identity -> Callers.set(request, identity));
        chain.doFilter(request, response);
    }

    // Two headers of a name are refused: the check and the use could read different ones.
    private Optional<Identity> verify(List<String> subjects, List<String> proofs) {
        if (subjects.size() != 1 || proofs.size() != 1) {
            return Optional.empty();
        }
        return tokens.verify(proofs.getFirst())
                .filter(identity -> identity.subject().toString().equals(subjects.getFirst()));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/health") || path.startsWith("/health/");
    }
}
