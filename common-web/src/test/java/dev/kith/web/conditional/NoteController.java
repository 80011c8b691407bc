package dev.kith.web.conditional;

import dev.kith.web.identity.PublicEndpoint;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** A note in its seventh version. */
@PublicEndpoint
@RestController
class NoteController {

    @GetMapping("/note")
    ResponseEntity<String> read() {
        return ResponseEntity.ok().eTag(ETags.of(7)).body("a note");
    }

    @PutMapping("/note")
    ResponseEntity<Void> change(IfMatch ifMatch) {
        ifMatch.requireVersion(7);
        return ResponseEntity.noContent().build();
    }
}
