package dev.kith.auth.user;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.password.Password;
import dev.kith.auth.session.SessionKind;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.session.TokenDelivery;
import dev.kith.auth.session.TokenResponses;
import dev.kith.auth.session.TokenResponses.TokenResponse;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class LoginController {

    private final Credentials credentials;
    private final Sessions sessions;
    private final TokenResponses answers;

    LoginController(Credentials credentials, Sessions sessions, TokenResponses answers) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.answers = answers;
    }

    @PostMapping("/api/auth/login")
    ResponseEntity<Void> login(@RequestBody Login request, ClientInfo client) {
        var user =
                switch (credentials.signIn(request, client)) {
                    case SignIn.Authenticated(var authenticated) -> authenticated;
                    case SignIn.WrongPassword _ -> throw wrongPassword();
                    case SignIn.UnknownAddress _ -> throw ProblemException.notFound("user not found");
                };
        var grant = sessions.begin(user, client, SessionKind.LOGIN).orElseThrow(LoginController::wrongPassword);
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + grant.accessToken())
                .build();
    }

    @PostMapping("/api/auth/sessions")
    ResponseEntity<TokenResponse> begin(@RequestBody SessionRequest request, ClientInfo client) {
        if (!(credentials.signIn(request.login(), client) instanceof SignIn.Authenticated(var user))) {
            throw wrongCredentials();
        }
        var grant =
                sessions.begin(user, client, SessionKind.REFRESHABLE).orElseThrow(LoginController::wrongCredentials);
        return answers.begun(grant, request.place());
    }

    /** @param cookie whether the tokens are to come as cookies, for a browser whose scripts should not have them */
    record SessionRequest(
            @Nullable String email,
            @Nullable Password password,
            @Nullable Boolean cookie) {

        Login login() {
            return new Login(email, password);
        }

        TokenDelivery place() {
            return Boolean.TRUE.equals(cookie) ? TokenDelivery.COOKIE : TokenDelivery.BODY;
        }
    }

    private static ProblemException wrongCredentials() {
        return new ProblemException(ProblemType.WRONG_CREDENTIALS, "the e-mail address or the password is wrong");
    }

    private static ProblemException wrongPassword() {
        return new ProblemException(ProblemType.WRONG_PASSWORD, "wrong password");
    }
}
