package dev.kith.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Answers with the tokens of a session, in the body or as cookies. */
@Component
public class TokenResponses {

    private final SessionCookies cookies;

    TokenResponses(SessionCookies cookies) {
        this.cookies = cookies;
    }

    /** 201: a session has begun. */
    public ResponseEntity<TokenResponse> begun(IssuedTokens grant, TokenDelivery place) {
        return answer(ResponseEntity.created(URI.create("/api/auth/sessions/" + grant.session())), grant, place);
    }

    /** 200: it goes on. */
    ResponseEntity<TokenResponse> refreshed(IssuedTokens grant, TokenDelivery place) {
        return answer(ResponseEntity.ok(), grant, place);
    }

    /** The problem, and a browser that forgets cookies which are of no use. */
    ResponseEntity<Problem> refused(HttpServletRequest request, ProblemException refusal) {
        var answer = ResponseEntity.status(refusal.type().status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .header("X-Content-Type-Options", "nosniff");
        cookies.none().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.body(refusal.problem().at(request.getRequestURI(), RequestId.of(request)));
    }

    private ResponseEntity<TokenResponse> answer(BodyBuilder answer, IssuedTokens grant, TokenDelivery place) {
        answer.cacheControl(CacheControl.noStore());
        return switch (place) {
            case BODY -> answer.body(TokenResponse.withTokens(grant));
            case COOKIE -> {
                cookies.of(grant).forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
                yield answer.body(TokenResponse.withoutTokens(grant));
            }
        };
    }

    /**
     * The members of RFC 6749, section 5.1, and the session.
     *
     * @param accessToken absent, as the two others, where the tokens come as cookies
     * @param expiresIn life of the access token in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenResponse(
            UUID sessionId,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            long expiresIn,
            @Nullable String tokenType) {

        private static TokenResponse withTokens(IssuedTokens grant) {
            return new TokenResponse(
                    grant.session(),
                    grant.accessToken(),
                    grant.refreshToken(),
                    grant.accessLife().toSeconds(),
                    "Bearer");
        }

        private static TokenResponse withoutTokens(IssuedTokens grant) {
            return new TokenResponse(
                    grant.session(), null, null, grant.accessLife().toSeconds(), null);
        }
    }
}
