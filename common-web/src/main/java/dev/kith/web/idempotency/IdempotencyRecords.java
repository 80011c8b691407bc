package dev.kith.web.idempotency;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;

/** The entry point to the stored responses: which users they belong to, and how they are erased. */
public class IdempotencyRecords {

    private static final String USERS = IdempotencyRecords.class.getName() + ".users";

    private final IdempotencyStore store;

    IdempotencyRecords(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * Adds a user whose data the response to the current request contains. The stored response is erased with this user
     * too, and not only with the caller. Without {@code Idempotency-Key} it has no effect.
     */
    public void belongsTo(UUID user) {
        var request = RequestContextHolder.currentRequestAttributes();
        var users = new HashSet<>(users(request.getAttribute(USERS, SCOPE_REQUEST)));
        users.add(user);
        request.setAttribute(USERS, Set.copyOf(users), SCOPE_REQUEST);
    }

    /** Deletes the stored responses to this user, and those that contain data of this user. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID user) {
        store.erase(user);
    }

    static Set<UUID> users(HttpServletRequest request) {
        return users(request.getAttribute(USERS));
    }

    @SuppressWarnings("unchecked") // Only this class sets it.
    private static Set<UUID> users(@Nullable Object attribute) {
        return attribute == null ? Set.of() : (Set<UUID>) attribute;
    }
}
