package dev.kith.auth.user;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.password.Password;
import dev.kith.auth.session.SessionKind;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.session.TokenResponses;
import dev.kith.auth.session.TokenResponses.TokenDelivery;
import dev.kith.auth.session.TokenResponses.TokenResponse;
import dev.kith.auth.user.Credentials.SignIn;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import java.util.Objects;
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
    private final TokenResponses responses;

    LoginController(Credentials credentials, Sessions sessions, TokenResponses responses) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.responses = responses;
    }

    @PostMapping("/api/auth/login")
    ResponseEntity<Void> login(@RequestBody LoginRequest request, ClientInfo client) {
        var user =
                switch (credentials.signIn(request.email(), request.password(), client)) {
                    case SignIn.Authenticated(var authenticated) -> authenticated;
                    case SignIn.WrongPassword _ -> throw wrongPassword();
                    case SignIn.UnknownAddress _ -> throw ProblemException.notFound("user not found");
                };
        var tokens = sessions.begin(user, client, SessionKind.LOGIN).orElseThrow(LoginController::wrongPassword);
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.accessToken())
                .build();
    }

    @PostMapping("/api/auth/sessions")
    ResponseEntity<TokenResponse> begin(@RequestBody SessionRequest request, ClientInfo client) {
        var login = request.login();
        if (!(credentials.signIn(login.email(), login.password(), client) instanceof SignIn.Authenticated(var user))) {
            throw wrongCredentials();
        }
        var tokens =
                sessions.begin(user, client, SessionKind.REFRESHABLE).orElseThrow(LoginController::wrongCredentials);
        return responses.created(tokens, request.delivery());
    }

    /** A missing member counts as empty, which is never right. */
    record LoginRequest(String email, Password password) {

        LoginRequest(@Nullable String email, @Nullable Password password) {
            this.email = Objects.requireNonNullElse(email, "");
            this.password = Objects.requireNonNullElse(password, Password.of(""));
        }
    }

    /** @param cookie whether the response sets the tokens as cookies, for a browser whose scripts must not read them */
    record SessionRequest(
            @Nullable String email,
            @Nullable Password password,
            @Nullable Boolean cookie) {

        LoginRequest login() {
            return new LoginRequest(email, password);
        }

        TokenDelivery delivery() {
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
