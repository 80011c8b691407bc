package dev.kith.auth.user;

import dev.kith.auth.client.Client;
import dev.kith.auth.session.SessionKind;
import dev.kith.auth.session.Sessions;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class LoginController {

    private final Users users;
    private final Sessions sessions;

    LoginController(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    @PostMapping("/api/auth/login")
    ResponseEntity<Void> login(@RequestBody Login request, Client client) {
        var who =
                switch (users.signIn(request, client)) {
                    case SignIn.Right right -> right.who();
                    case SignIn.WrongPassword _ -> throw wrongPassword();
                    case SignIn.NobodysAddress _ -> throw ProblemException.notFound("user not found");
                };
        var grant = sessions.begin(who, client, SessionKind.LOGIN).orElseThrow(LoginController::wrongPassword);
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + grant.accessToken())
                .build();
    }

    private static ProblemException wrongPassword() {
        return new ProblemException(ProblemType.WRONG_PASSWORD, "wrong password");
    }
}
