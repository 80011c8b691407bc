package dev.kith.web.idempotency;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.Sha256;
import dev.kith.web.identity.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Identifies a request and its content by hashes. */
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
        // The key is not stored. A body may contain a password, which could be guessed from a hash of the body alone.
        this.content = hash(utf8(key), utf8(method), utf8(path), utf8(query), body);
        // Callers without an account do not share keys: one of them could use the key that another is about to use.
        this.id = caller.map(subject -> hash(utf8(subject.toString()), utf8(method), utf8(path), utf8(key)))
                .orElse(content);
    }

    /** The key in the header. */
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

    /** Its caller, if there is one, and these users. */
    Set<UUID> users(Set<UUID> others) {
        return Stream.concat(caller.stream(), others.stream()).collect(Collectors.toSet());
    }

    /** The hash of caller, method, path and key; without a caller, that of the content. */
    byte[] id() {
        return id.clone();
    }

    /** The hash of key, method, path, query and body. */
    byte[] content() {
        return content.clone();
    }

    /**
     * SHA-256 over the parts. The length of each is hashed too, so that different lists of parts never look the same.
     */
    private static byte[] hash(byte[]... parts) {
        var digest = Sha256.digest();
        for (var part : parts) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
