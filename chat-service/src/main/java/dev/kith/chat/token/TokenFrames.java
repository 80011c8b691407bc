package dev.kith.chat.token;

import dev.kith.chat.live.FrameHandler;
import dev.kith.chat.live.Required;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frame with which a client shows a fresh token. */
@Configuration(proxyBeanMethods = false)
class TokenFrames {

    /** The socket lives as long as this token, instead of the one that it was opened with. */
    @Bean
    FrameHandler<RefreshPayload> authRefresh(Introspector introspector, Revocations revocations) {
        return FrameHandler.on("auth.refresh", RefreshPayload.class, (exchange, payload) -> {
            var caller = exchange.socket().identity();
            var found = introspector.ask(caller, Required.of(payload.token(), "/token"));
            if (!found.provesThat(caller.subject())) {
                throw ProblemException.invalid("/token", "expected an access token of this user that has not expired");
            }
            exchange.socket().renew(new Identity(caller.subject(), found.sid(), caller.scopes(), found.expires()));
            revocations.closeIfRevoked(exchange.socket());
            exchange.done();
        });
    }

    record RefreshPayload(@Nullable String token) {

        @Override
        public String toString() {
            return "RefreshPayload[redacted]";
        }
    }
}
