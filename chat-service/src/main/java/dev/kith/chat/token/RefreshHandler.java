package dev.kith.chat.token;

import dev.kith.chat.live.Exchange;
import dev.kith.chat.live.FrameHandler;
import dev.kith.chat.live.Required;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code auth.refresh}: the socket lives as long as this token, instead of the one that it was opened with. */
@Component
class RefreshHandler implements FrameHandler<RefreshHandler.Payload> {

    private final Introspector introspector;
    private final Revocations revocations;

    RefreshHandler(Introspector introspector, Revocations revocations) {
        this.introspector = introspector;
        this.revocations = revocations;
    }

    @Override
    public String type() {
        return "auth.refresh";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public void handle(Exchange exchange, Payload payload) {
        var caller = exchange.socket().identity();
        var found = introspector.ask(caller, Required.of(payload.token(), "/token"));
        if (!found.provesThat(caller.subject())) {
            throw ProblemException.invalid("/token", "expected an access token of this user that has not expired");
        }
        exchange.socket().renew(new Identity(caller.subject(), found.sid(), caller.scopes(), found.expires()));
        revocations.closeIfRevoked(exchange.socket());
        exchange.done();
    }

    record Payload(@Nullable String token) {

        @Override
        public String toString() {
            return "Payload[redacted]";
        }
    }
}
