package dev.kith.auth.session;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.session.TokenResponses.TokenDelivery;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class RefreshController {

    private static final Logger log = LoggerFactory.getLogger(RefreshController.class);

    private final Sessions sessions;
    private final TokenResponses responses;
    private final SessionCookies cookies;

    RefreshController(Sessions sessions, TokenResponses responses, SessionCookies cookies) {
        this.sessions = sessions;
        this.responses = responses;
        this.cookies = cookies;
    }

    @PostMapping("/api/auth/refresh")
    ResponseEntity<?> refresh(
            @RequestBody(required = false) @Nullable RefreshRequest body,
            HttpServletRequest request,
            ClientInfo client) {
        var presented = Optional.ofNullable(body).map(RefreshRequest::refreshToken);
        return presented.isPresent() ? withBody(presented.get(), client) : withCookie(request, client);
    }

    private ResponseEntity<?> withBody(String token, ClientInfo client) {
        var tokens = sessions.refresh(token, client).orElseThrow(RefreshController::refused);
        return responses.refreshed(tokens, TokenDelivery.BODY);
    }

    private ResponseEntity<?> withCookie(HttpServletRequest request, ClientInfo client) {
        var tokens = cookies.refreshToken(request).flatMap(token -> sessions.refresh(token, client));
        if (tokens.isEmpty()) {
            return responses.refused(request, refused());
        }
        return responses.refreshed(tokens.get(), TokenDelivery.COOKIE);
    }

    private static ProblemException refused() {
        log.info("Refused a refresh token");
        return new ProblemException(ProblemType.REFRESH_TOKEN_REFUSED, "the refresh token is not valid");
    }

    record RefreshRequest(@Nullable String refreshToken) {}
}
