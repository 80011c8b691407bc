package dev.kith.auth.audit;

import dev.kith.http.identity.Identity;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
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
}
