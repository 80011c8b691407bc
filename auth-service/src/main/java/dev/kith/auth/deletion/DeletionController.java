package dev.kith.auth.deletion;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.identity.PublicEndpoint;
import java.net.URI;
import java.util.UUID;
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
    ResponseEntity<Deletion> get(@PathVariable UUID id) {
        var deletion = deletions.find(id).orElseThrow(() -> ProblemException.notFound("deletion not found"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(deletion);
    }
}
