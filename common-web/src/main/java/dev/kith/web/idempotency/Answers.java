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

/** The door to the answers that are kept: whose they are, and how they go with an account. */
public class Answers {

    private static final String CONCERNED = Answers.class.getName() + ".concerned";

    private final AnswerStore store;

    Answers(AnswerStore store) {
        this.store = store;
    }

    /**
     * Says that the answer to the request at hand tells of this user, who need not be its caller. It makes no
     * difference where no answer is kept.
     */
    public void concern(UUID user) {
        var request = RequestContextHolder.currentRequestAttributes();
        var concerned = new HashSet<>(concerned(request.getAttribute(CONCERNED, SCOPE_REQUEST)));
        concerned.add(user);
        request.setAttribute(CONCERNED, Set.copyOf(concerned), SCOPE_REQUEST);
    }

    /** Forgets what was answered to this user, and what else tells of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID user) {
        store.erase(user);
    }

    static Set<UUID> concerned(HttpServletRequest request) {
        return concerned(request.getAttribute(CONCERNED));
    }

    @SuppressWarnings("unchecked") // Nobody else sets it.
    private static Set<UUID> concerned(@Nullable Object attribute) {
        return attribute == null ? Set.of() : (Set<UUID>) attribute;
    }
}
