package dev.kith.auth.session;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.PublicEndpoint;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SessionController {

    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/api/auth/sessions")
    Page<Session> list(Identity caller, PageRequest page) {
        return sessions.list(caller.subject(), Sessions.idOf(caller).orElse(null), page);
    }

    @DeleteMapping("/api/auth/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Identity caller, @PathVariable UUID id, ClientInfo client) {
        if (!sessions.end(caller.subject(), id, RevocationReason.REVOKED, client)) {
            throw ProblemException.notFound("session not found");
        }
    }

    @DeleteMapping("/api/auth/sessions/others")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeOthers(Identity caller, ClientInfo client) {
        sessions.endOthers(caller.subject(), Sessions.idOf(caller).orElse(null), RevocationReason.REVOKED, client);
    }

    // Public: the cookies must also be deleted if the access token has expired.
    @PublicEndpoint
    @PostMapping("/api/auth/logout")
    ResponseEntity<Void> logOut(Optional<Identity> caller, ClientInfo client) {
        caller.ifPresent(identity -> Sessions.idOf(identity)
                .ifPresent(session -> sessions.end(identity.subject(), session, RevocationReason.LOGOUT, client)));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.expired().toArray(String[]::new))
                .build();
    }
}
