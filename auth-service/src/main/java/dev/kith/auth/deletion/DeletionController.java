package dev.kith.auth.deletion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.PublicEndpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeletionController {

    private final Deletions deletions;

    DeletionController(Deletions deletions) {
        this.deletions = deletions;
    }

    // Only this path, although GET answers below it too: a mistyped path must not delete an account.
    @DeleteMapping("/api/auth/")
    ResponseEntity<Void> delete(Identity caller) {
        var id = deletions.start(caller.subject());
        return ResponseEntity.accepted()
                .location(URI.create("/api/auth/deletions/" + id))
                .build();
    }

    // Public: the user cannot sign in any more, and the random id is known to that user only.
    @PublicEndpoint
    @GetMapping("/api/auth/deletions/{id}")
    ResponseEntity<View> get(@PathVariable UUID id) {
        var deletion = deletions.find(id).orElseThrow(() -> ProblemException.notFound("deletion not found"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(View.of(deletion));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            Status status,
            Instant requestedAt,
            @Nullable Instant completedAt,
            List<Service> services) {

        static View of(Deletion deletion) {
            return new View(
                    deletion.id(),
                    deletion.completedAt() == null ? Status.RUNNING : Status.COMPLETE,
                    deletion.requestedAt(),
                    deletion.completedAt(),
                    deletion.receipts().stream()
                            .map(receipt -> new Service(receipt.service(), receipt.erasedAt()))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(String service, @Nullable Instant erasedAt) {}

    enum Status {
        RUNNING,
        COMPLETE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
