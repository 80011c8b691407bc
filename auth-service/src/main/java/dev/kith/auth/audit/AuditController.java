package dev.kith.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.http.identity.Identity;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/auth/audit")
    Page<AuditEntry> list(Identity caller, PageRequest page) {
        return audit.of(caller.subject(), page);
    }

    /**
     * A security event as its user sees it.
     *
     * @param address absent, like the agent, if the service caused the event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuditEntry(
            UUID id,
            Instant time,
            String event,
            @Nullable UUID sessionId,
            @Nullable String address,
            @Nullable String agent) {}
}
