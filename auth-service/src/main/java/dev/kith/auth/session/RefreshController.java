package dev.kith.auth.session;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class RefreshController {

    private final Sessions sessions;
    private final TokenResponses answers;
    private final SessionCookies cookies;

    RefreshController(Sessions sessions, TokenResponses answers, SessionCookies cookies) {
        this.sessions = sessions;
        this.answers = answers;
        this.cookies = cookies;
    }

    @PostMapping("/api/auth/refresh")
    ResponseEntity<?> refresh(
            @RequestBody(required = false) @Nullable RefreshRequest body,
            HttpServletRequest request,
            ClientInfo client) {
        var shown = Optional.ofNullable(body).map(RefreshRequest::refreshToken);
        return shown.isPresent() ? withBody(shown.get(), client) : withCookie(request, client);
    }

    private ResponseEntity<?> withBody(String token, ClientInfo client) {
        var grant = sessions.refresh(token, client).orElseThrow(RefreshController::refused);
        return answers.refreshed(grant, TokenDelivery.BODY);
    }

    private ResponseEntity<?> withCookie(HttpServletRequest request, ClientInfo client) {
        var grant = cookies.refreshToken(request).flatMap(token -> sessions.refresh(token, client));
        if (grant.isEmpty()) {
            return answers.refused(request, refused());
        }
        return answers.refreshed(grant.get(), TokenDelivery.COOKIE);
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemType.REFRESH_TOKEN_REFUSED, "the refresh token is not valid");
    }

    record RefreshRequest(@Nullable String refreshToken) {}
}
