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

/** Builds the responses with the tokens of a session, in the body or as cookies. */
@Component
public class TokenResponses {

    private final SessionCookies cookies;

    TokenResponses(SessionCookies cookies) {
        this.cookies = cookies;
    }

    /** 201 for a new session. */
    public ResponseEntity<TokenResponse> created(IssuedTokens tokens, TokenDelivery delivery) {
        return answer(ResponseEntity.created(URI.create("/api/auth/sessions/" + tokens.session())), tokens, delivery);
    }

    /** 200 for a refreshed session. */
    ResponseEntity<TokenResponse> refreshed(IssuedTokens tokens, TokenDelivery delivery) {
        return answer(ResponseEntity.ok(), tokens, delivery);
    }

    /** The problem, with cookies that make a browser delete useless tokens. */
    ResponseEntity<Problem> refused(HttpServletRequest request, ProblemException refusal) {
        var answer = ResponseEntity.status(refusal.type().status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .header("X-Content-Type-Options", "nosniff");
        cookies.expired().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.body(refusal.problem().at(request.getRequestURI(), RequestId.of(request)));
    }

    private ResponseEntity<TokenResponse> answer(BodyBuilder answer, IssuedTokens tokens, TokenDelivery delivery) {
        answer.cacheControl(CacheControl.noStore());
        return switch (delivery) {
            case BODY -> answer.body(TokenResponse.withTokens(tokens));
            case COOKIE -> {
                cookies.of(tokens).forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
                yield answer.body(TokenResponse.withoutTokens(tokens));
            }
        };
    }

    /**
     * The members of RFC 6749, section 5.1, and the session.
     *
     * @param accessToken absent, like the refresh token and the type, if the tokens are cookies
     * @param expiresIn life of the access token in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenResponse(
            UUID sessionId,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            long expiresIn,
            @Nullable String tokenType) {

        private static TokenResponse withTokens(IssuedTokens tokens) {
            return new TokenResponse(
                    tokens.session(),
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.accessLife().toSeconds(),
                    "Bearer");
        }

        private static TokenResponse withoutTokens(IssuedTokens tokens) {
            return new TokenResponse(
                    tokens.session(), null, null, tokens.accessLife().toSeconds(), null);
        }
    }

    /** How a client gets its tokens and presents the refresh token. */
    public enum TokenDelivery {
        BODY,
        /** Scripts of a page cannot read them. */
        COOKIE
    }
}
