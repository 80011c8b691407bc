package dev.kith.web.idempotency;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells one request from another, as hashes. */
final class IdempotentRequest {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final Optional<UUID> caller;
    private final byte[] id;
    private final byte[] content;

    IdempotentRequest(HttpServletRequest request, String key, byte[] body) {
        this.caller = Callers.of(request).map(Identity::subject);
        var method = request.getMethod();
        var path = request.getRequestURI();
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        this.id = new Hash()
                .with(caller.map(UUID::toString).orElse(""))
                .with(method)
                .with(path)
                .with(key)
                .bytes();
        // With the key, which is kept nowhere: a body may hold a password, and against a hash of the body alone it
        // could be guessed.
        this.content = new Hash()
                .with(key)
                .with(method)
                .with(path)
                .with(query)
                .with(body)
                .bytes();
    }

    /** The key that the caller gave. */
    static Optional<String> key(HttpServletRequest request) {
        var keys = Collections.list(request.getHeaders(KEY_HEADER));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw ProblemException.invalid(KEY_HEADER, "expected one key of 1 to 255 visible ASCII characters");
        }
        return Optional.of(keys.getFirst());
    }

    /** Its caller, if there is one, and these. */
    Set<UUID> users(Set<UUID> concerned) {
        return Stream.concat(caller.stream(), concerned.stream()).collect(Collectors.toSet());
    }

    /** Who asks, where, and under which key. */
    byte[] id() {
        return id.clone();
    }

    /** What is asked. */
    byte[] content() {
        return content.clone();
    }
}
