package dev.kith.chat.token;

import static dev.kith.chat.protocol.v1.FrameContext.requireMember;

import dev.kith.chat.protocol.v1.FrameHandler;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handles the frame with which a client sends a fresh token. */
@Configuration(proxyBeanMethods = false)
class TokenFrameHandlers {

    /** The socket stays open until this token expires, instead of the token of its handshake. */
    @Bean
    FrameHandler<RefreshPayload> authRefresh(Introspector introspector, Revocations revocations) {
        return new FrameHandler<>("auth.refresh", RefreshPayload.class, (context, payload) -> {
            var caller = context.socket().identity();
            var found = introspector.introspect(caller, requireMember(payload.token(), "/token"));
            if (!found.isValidFor(caller.subject())) {
                throw ProblemException.invalid("/token", "expected an access token of this user that has not expired");
            }
            context.socket().renew(new Identity(caller.subject(), found.sid(), caller.scopes(), found.expires()));
            revocations.closeIfRevoked(context.socket());
            context.acknowledge();
        });
    }

    record RefreshPayload(@Nullable String token) {

        @Override
        public String toString() {
            return "RefreshPayload[redacted]";
        }
    }
}
